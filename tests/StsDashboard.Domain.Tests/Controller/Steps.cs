using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller;

/// <summary>Writes an outlook as one line, so that tests read like the controller's log.</summary>
internal static class Steps
{
    public static string Next(StatefulSetFact set, IEnumerable<PodFact> pods, params ClaimFact[] claims)
    {
        var outlook = ControllerModel.Next(set, pods, claims, Clock.Now);
        return outlook.WaitingFor is null ? Line(outlook.Next) : $"{Line(outlook.Next)}, then {Line(outlook.Then)}";
    }

    private static string Line(ValueList<ControllerStep> steps) => string.Join("; ", steps.Select(step =>
        $"{step.Action} {step.Ordinal}{(step.Revision.Length > 0 ? $" at {step.Revision}" : "")} ({step.Rule})".Replace("  ", " ")));
}
