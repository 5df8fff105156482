# syntax=docker/dockerfile:1
# Compiled on the builder's own platform for the one asked for (ReadyToRun): files of nearly twice the size, and a fifth less
# work until a large cluster is shown (docs/performance.md).
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
# First what decides the packages, so that a change of code does not fetch them anew.
COPY src/StsDashboard.Cluster/*.csproj src/StsDashboard.Cluster/packages.lock.json src/StsDashboard.Cluster/
COPY src/StsDashboard.Domain/*.csproj src/StsDashboard.Domain/packages.lock.json src/StsDashboard.Domain/
COPY src/StsDashboard.Simulator/*.csproj src/StsDashboard.Simulator/packages.lock.json src/StsDashboard.Simulator/
COPY src/StsDashboard.Web/*.csproj src/StsDashboard.Web/packages.lock.json src/StsDashboard.Web/
RUN dotnet restore src/StsDashboard.Web --locked-mode
COPY src/ src/
COPY wwwroot/ wwwroot/
# Every package is there and as the lock files say; publishing adds the compiler for the platform and nothing else.
ARG TARGETARCH
RUN dotnet publish src/StsDashboard.Web -c Release -a "$TARGETARCH" --self-contained false -o /app \
    -p:PublishReadyToRun=true -p:UseAppHost=false -p:SatelliteResourceLanguages=en

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
ARG REVISION=unknown
LABEL org.opencontainers.image.title="StsDashboard" \
      org.opencontainers.image.description="A live, read-only web dashboard for the people who run StatefulSets" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
COPY --from=build /app ./
# The base's own setting of ports is emptied, or the program would warn at every start that ours wins. Told to end, it
# serves for so many seconds more: a pod's Services hear of it later than the pod does.
ENV STS_URLS=http://+:8080 \
    STS_DRAIN_SECONDS=5 \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_gcServer=0
EXPOSE 8080
# The base's user "app", as a number: Kubernetes cannot tell from a name that it is not root.
USER 1654:1654
ENTRYPOINT ["dotnet", "StsDashboard.Web.dll"]
