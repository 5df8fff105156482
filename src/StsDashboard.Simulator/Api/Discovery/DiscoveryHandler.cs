using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace StsDashboard.Simulator.Api.Discovery;

/// <summary>Answers what the server is and serves: version, groups, resources, OpenAPI.</summary>
internal sealed class DiscoveryHandler(ApiServerOptions options)
{
    /// <summary>Null when the request asks for something else.</summary>
    public Task? TryAnswer(HttpContext context)
    {
        if (context.Request.Method is not ("GET" or "HEAD"))
            return null;
        var path = context.Request.Path.Value?.TrimEnd('/') ?? "";
        if (path is "/api" or "/apis" && AggregatedDiscovery.IsWanted(context.Request))
            return JsonAnswer.WriteAsync(context, AggregatedDiscovery.Document(core: path == "/api"), contentType: AggregatedDiscovery.ContentType);
        return Document(path.Split('/', StringSplitOptions.RemoveEmptyEntries)) is { } document
            ? JsonAnswer.WriteAsync(context, document)
            : null;
    }

    private JsonObject? Document(string[] path) => path switch
    {
        ["version"] => Version(),
        ["api"] => GroupDiscovery.CoreVersions(),
        ["apis"] => GroupDiscovery.Groups(),
        ["apis", var group] => GroupDiscovery.Group(group),
        ["api", var version] => GroupDiscovery.Resources("", version),
        ["apis", var group, var version] => GroupDiscovery.Resources(group, version),
        ["openapi", "v2"] => OpenApiDocuments.Version2(),
        ["openapi", "v3"] => OpenApiDocuments.Index(),
        ["openapi", "v3", "api", var version] => OpenApiDocuments.Version3("", version),
        ["openapi", "v3", "apis", var group, var version] => OpenApiDocuments.Version3(group, version),
        _ => null,
    };

    private JsonObject Version()
    {
        var numbers = options.GitVersion.TrimStart('v').Split('.');
        return new JsonObject
        {
            ["major"] = numbers[0],
            ["minor"] = numbers[1],
            ["gitVersion"] = options.GitVersion,
            ["gitCommit"] = "simulated",
            ["gitTreeState"] = "clean",
            ["buildDate"] = "2026-01-01T00:00:00Z",
            ["goVersion"] = "none",
            ["compiler"] = "none",
            ["platform"] = "simulated",
        };
    }
}
