using System.Text.RegularExpressions;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Revisions;

/// <summary>A place in a pod template as people call it.</summary>
internal static partial class ChangeWords
{
    /// <summary>What one of a list, or one entry of a map, is called.</summary>
    private static readonly Dictionary<string, string> Singular = new(StringComparer.Ordinal)
    {
        ["containers"] = "container",
        ["initContainers"] = "init container",
        ["ephemeralContainers"] = "ephemeral container",
        ["volumes"] = "volume",
        ["env"] = "environment variable",
        ["envFrom"] = "environment from",
        ["ports"] = "port",
        ["volumeMounts"] = "mount at",
        ["volumeDevices"] = "device at",
        ["imagePullSecrets"] = "image pull secret",
        ["hostAliases"] = "host alias",
        ["tolerations"] = "toleration",
        ["topologySpreadConstraints"] = "topology spread constraint",
        ["labels"] = "label",
        ["annotations"] = "annotation",
        ["nodeSelector"] = "node selector",
        ["args"] = "arguments",
    };

    /// <summary>Splits a path within the template into whose it is and what it is.</summary>
    public static (string Subject, string What) Of(ValueList<PathStep> path)
    {
        PathStep[] steps = [.. path.Where(step => step.IsItem || step.Name is not ("metadata" or "spec"))];
        return steps is [{ Name: "containers" or "initContainers" or "ephemeralContainers" or "volumes" } list, { IsItem: true, Name.Length: > 0 } item, .. var rest]
            ? ($"{Singular[list.Name]} {item.Name}", Describe(rest))
            : ("pod", Describe(steps));
    }

    /// <summary>Changes to what runs come first, then what it works with, then what it is called.</summary>
    public static int Rank((string Subject, string What) words) => words switch
    {
        (_, "image") => 0,
        (_, "") => 1,
        ("pod", var what) when what.StartsWith("label ", StringComparison.Ordinal) || what.StartsWith("annotation ", StringComparison.Ordinal) => 4,
        ("pod", _) => 3,
        _ => 2,
    };

    private static string Describe(PathStep[] path) => path switch
    {
        [{ Name: "resources" }, { Name: "limits" }, var resource, ..] => $"{Resource(resource.Name)} limit",
        [{ Name: "resources" }, { Name: "requests" }, var resource, ..] => $"{Resource(resource.Name)} request",
        [{ Name: "labels" or "annotations" or "nodeSelector" } map, var entry, ..] => $"{Singular[map.Name]} {entry.Name}",
        _ => string.Join(' ', path.Where(step => step.Name.Length > 0).Select(step => step.IsItem ? step.Name : Singular.GetValueOrDefault(step.Name) ?? Spelled(step.Name))),
    };

    private static string Resource(string name) => name == "cpu" ? "CPU" : name;

    private static string Spelled(string property) => Hump().Replace(property, hump => $" {hump.Value.ToLowerInvariant()}");

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex Hump();
}
