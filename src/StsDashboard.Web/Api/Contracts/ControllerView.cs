namespace StsDashboard.Web.Api.Contracts;

/// <summary>What the StatefulSet controller does with the set.</summary>
/// <param name="Sentence">The same in one sentence.</param>
/// <param name="Next">What it does now.</param>
/// <param name="Then">When that is a wait: what it does as soon as the wait is over.</param>
public sealed record ControllerView(
    string Sentence,
    WaitingFor? WaitingFor,
    IReadOnlyList<ControllerStepView> Next,
    IReadOnlyList<ControllerStepView> Then);
