using System.Text.Json.Serialization;

namespace StsDashboard.Cluster.Watching.Wire;

internal sealed class DisruptionBudgetWire : ObjectWire
{
    public DisruptionBudgetSpecWire Spec { get; set; } = new();

    public DisruptionBudgetStatusWire Status { get; set; } = new();
}

internal sealed class DisruptionBudgetSpecWire
{
    public SelectorWire? Selector { get; set; }

    [JsonConverter(typeof(IntOrStringConverter))]
    public string? MinAvailable { get; set; }

    [JsonConverter(typeof(IntOrStringConverter))]
    public string? MaxUnavailable { get; set; }

    public string? UnhealthyPodEvictionPolicy { get; set; }
}

internal sealed class DisruptionBudgetStatusWire
{
    public long ObservedGeneration { get; set; }

    public int DisruptionsAllowed { get; set; }

    public int CurrentHealthy { get; set; }

    public int DesiredHealthy { get; set; }

    public int ExpectedPods { get; set; }
}
