namespace StsDashboard.Simulator.Tests.Controllers;

/// <summary>One kubectl command.</summary>
public sealed class RecordedStep
{
    /// <summary>Seconds since the start of the recording.</summary>
    public double At { get; set; }

    public string Kubectl { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>The manifest on standard input.</summary>
    public string Manifest { get; set; } = "";
}
