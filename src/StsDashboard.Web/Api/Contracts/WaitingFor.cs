using StsDashboard.Domain.Controller;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>The ordinal that holds the set up, and the controller's rule by which it does.</summary>
/// <param name="Ordinal">Null when the wait is about no ordinal.</param>
/// <param name="Reason">What the ordinal's pod says of itself, such as <c>CrashLoopBackOff</c>; empty when it says nothing.</param>
public sealed record WaitingFor(int? Ordinal, ControllerRule Rule, string Reason);
