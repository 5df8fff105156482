using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Nodes;

/// <summary>
/// What annotations ask of a pod's life, as <c>sim.stsdashboard.io/…</c>, or as <c>lab/…</c>, the prefix of the recorded
/// clusters. They work in pod templates and with <c>kubectl annotate pod</c>.
/// </summary>
internal sealed record PodSteering
{
    private static readonly string[] Prefixes = ["sim.stsdashboard.io/", "lab/"];

    /// <summary><c>ready</c>: false keeps the readiness probe failing.</summary>
    public bool Ready { get; init; } = true;

    /// <summary><c>crash</c>: the container ends with an error soon after each start.</summary>
    public bool Crashes { get; init; }

    /// <summary><c>image-pull: fail</c>.</summary>
    public bool ImagePullFails { get; init; }

    /// <summary><c>waiting: PodInitializing</c>: the init container never ends.</summary>
    public bool StaysInitializing { get; init; }

    /// <summary><c>fail</c>: the pod ends as Failed with this reason, for example <c>Evicted</c>.</summary>
    public string? Failure { get; init; }

    /// <summary><c>startup-seconds</c>: from running to ready.</summary>
    public double? StartupSeconds { get; init; }

    /// <summary><c>terminate-seconds</c>: from deletion to the end, whatever the grace period: a node that is slow, or lost.</summary>
    public double? TerminateSeconds { get; init; }

    public static PodSteering Of(JsonObject pod) => new()
    {
        Ready = Value(pod, "ready") is not "false",
        Crashes = Value(pod, "crash") is not (null or "false"),
        ImagePullFails = Value(pod, "image-pull") == "fail",
        StaysInitializing = Value(pod, "waiting") is not null,
        Failure = Value(pod, "fail"),
        StartupSeconds = Seconds(pod, "startup-seconds"),
        TerminateSeconds = Seconds(pod, "terminate-seconds"),
    };

    private static double? Seconds(JsonObject pod, string name) => double.TryParse(Value(pod, name), out var seconds) ? seconds : null;

    private static string? Value(JsonObject pod, string name) =>
        Prefixes.Select(prefix => pod.Text("metadata", "annotations", prefix + name)).OfType<string>().FirstOrDefault();
}
