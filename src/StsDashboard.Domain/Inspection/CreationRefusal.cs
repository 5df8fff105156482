using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>The API server refuses a pod that the controller is to create, or one of its claims.</summary>
/// <param name="Claim">The claim that is refused; empty when it is the pod itself.</param>
/// <param name="Text">The API server's words, without the object's name.</param>
/// <param name="Event">The controller's event that says so.</param>
internal sealed record CreationRefusal(int Ordinal, string Pod, string Claim, RefusalCause Cause, string Text, EventFact Event)
{
    private const string FailedCreate = "FailedCreate";
    private const string Before = " failed error: ";
    private const string ClaimFailed = "failed to create PVC ";

    /// <summary>A clause about the pod.</summary>
    public string Words =>
        Claim.Length == 0 ? $"{Pod} cannot be created: {Told}" : $"{Pod} cannot be created, its claim {Claim} is refused: {Told}";

    /// <summary>The event's reason and the refusal, short enough for a line.</summary>
    public string Told => $"{FailedCreate}: {PodDoctor.FirstSentence(Text)}";

    /// <summary>The first of the pods due now that is known to be refused; null when none is.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set.</param>
    /// <param name="outlook">What its controller does next.</param>
    /// <param name="notBefore">Events from before say nothing of the steps that are due now.</param>
    public static CreationRefusal? Of(ClusterSnapshot snapshot, StatefulSetFact set, ControllerOutlook outlook, DateTimeOffset? notBefore)
    {
        if (notBefore is not { } earliest || snapshot.Events.GetValueOrDefault(ReasonsWanted.SubjectOf(set)) is not { Events.IsEmpty: false } told)
        {
            return null;
        }
        foreach (var step in outlook.Next)
        {
            if (step is { Action: ControllerAction.CreatePod, Ordinal: { } ordinal } && Of(set, ordinal, told.Events, earliest) is { } refusal)
            {
                return refusal;
            }
        }
        return null;
    }

    private static CreationRefusal? Of(StatefulSetFact set, int ordinal, ValueList<EventFact> events, DateTimeOffset notBefore)
    {
        var pod = PodIdentity.Name(set.Name, ordinal);
        foreach (var told in events)
        {
            // The verb before it is written small or large, by version (pkg/controller/statefulset/stateful_pod_control.go, recordPodEvent).
            if (told.LastAt < notBefore || told.Message.Contains($" Pod {pod} in StatefulSet {set.Name} successful", StringComparison.Ordinal))
            {
                return null;
            }
            if (told.Reason == FailedCreate && told.Message.IndexOf($" Pod {pod} in StatefulSet {set.Name}{Before}", StringComparison.Ordinal) is >= 0 and var at)
            {
                return Of(ordinal, pod, told, told.Message[(told.Message.IndexOf(Before, at, StringComparison.Ordinal) + Before.Length)..]);
            }
        }
        return null;
    }

    private static CreationRefusal Of(int ordinal, string pod, EventFact told, string error)
    {
        var claim = "";
        if (error.StartsWith(ClaimFailed, StringComparison.Ordinal) && error.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end)
        {
            claim = error[ClaimFailed.Length..end];
            error = error[(end + 2)..];
        }
        else if (told.Message.IndexOf("Claim ", StringComparison.OrdinalIgnoreCase) is >= 0 and < 8 and var start)
        {
            // "Create Claim data-web-2 for Pod web-2 …" (recordClaimEvent)
            var name = told.Message.AsSpan(start + "Claim ".Length);
            claim = name[..Math.Max(0, name.IndexOf(' '))].ToString();
        }
        return new(ordinal, pod, claim, RefusalCauses.Of(error), error.Length == 0 ? "no reason was given" : WithoutName(error), told);
    }

    /// <summary><c>pods "web-2" is forbidden: exceeded quota</c> says the name that stands beside it anyway.</summary>
    private static string WithoutName(string error)
    {
        const string Forbidden = "\" is forbidden: ";
        var at = error.IndexOf(Forbidden, StringComparison.Ordinal);
        return at is > 0 and < 320 ? error[(at + Forbidden.Length)..] : error;
    }
}
