namespace StsDashboard.Domain.Inspection;

/// <summary>One word for a set, worst first.</summary>
public enum Verdict
{
    Blocked,
    Degraded,
    Unknown,
    Progressing,
    Terminating,
    Held,
    ScaledToZero,
    Healthy,
}
