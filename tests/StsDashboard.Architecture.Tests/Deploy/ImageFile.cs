using System.Globalization;
using System.Text.RegularExpressions;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>What the Dockerfile says, for manifests to agree with.</summary>
internal static partial class ImageFile
{
    private const string RestoreStart = "RUN dotnet restore ";

    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));

    public static string Version { get; } = VersionElement().Match(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"))).Groups[1].Value;

    public static int Port { get; } = Number(ExposeLine());

    public static long? User { get; } = Number(UserLine());

    public static int DrainSeconds { get; } = Number(DrainLine());

    /// <summary>Files (as patterns) that are there when packages are restored, each with the folder it is copied to.</summary>
    public static IEnumerable<(string Source, string Target)> CopiedBeforeRestore =>
        from line in Text.Split('\n').TakeWhile(line => !line.StartsWith(RestoreStart, StringComparison.Ordinal))
        where line.StartsWith("COPY ", StringComparison.Ordinal)
        let parts = line.Split(' ')
        from source in parts[1..^1]
        select (source, parts[^1]);

    public static string[] RestoreArguments =>
        Text.Split('\n').Single(line => line.StartsWith(RestoreStart, StringComparison.Ordinal))["RUN dotnet ".Length..].Split(' ');

    private static int Number(Regex line) => int.Parse(line.Match(Text).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("<Version>(.+)</Version>")]
    private static partial Regex VersionElement();

    [GeneratedRegex(@"^EXPOSE (\d+)$", RegexOptions.Multiline)]
    private static partial Regex ExposeLine();

    [GeneratedRegex(@"\bSTS_DRAIN_SECONDS=(\d+)\b")]
    private static partial Regex DrainLine();

    [GeneratedRegex(@"^USER (\d+)(?::\1)?$", RegexOptions.Multiline)]
    private static partial Regex UserLine();
}
