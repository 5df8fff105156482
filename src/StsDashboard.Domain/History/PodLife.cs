using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.History;

/// <summary>
/// One pod of an ordinal, from the absence before it until it was gone. Its phases follow one another without a gap: each
/// ends where the next begins.
/// </summary>
public sealed record PodLife
{
    /// <summary>Empty while the ordinal waits for its pod, and for good when it waited in vain.</summary>
    public string Uid { get; init; } = "";

    public string Revision { get; init; } = "";

    public string Node { get; init; } = "";

    public int Restarts { get; init; }

    /// <summary>It was there before this dashboard looked: what came before is what its timestamps tell, and no more.</summary>
    public bool IsRebuilt { get; init; }

    public LifeEnd End { get; init; }

    /// <summary>The API's word for what went wrong with it when it began to go; empty when it gave none.</summary>
    public string EndReason { get; init; } = "";

    /// <summary>In order; the last is of kind <see cref="PhaseKind.Gone"/> once the life is over. Never empty.</summary>
    public required ValueList<PhaseStart> Starts { get; init; }

    public PhaseStart Last => Starts[Starts.Count - 1];

    public bool IsOver => Last.Kind == PhaseKind.Gone;

    public bool HasPod => Uid.Length > 0;

    /// <summary>When it was over; null while it lasts.</summary>
    public DateTimeOffset? EndedAt => IsOver ? Last.At : null;

    /// <summary>When its first phase with a pod began: the pod's creation, as long as the start is still remembered.</summary>
    public DateTimeOffset? BeganAt => FirstOf(start => start.Kind != PhaseKind.Missing && start.Kind != PhaseKind.Gone);

    /// <summary>When it first was ready; null when it never was.</summary>
    public DateTimeOffset? FirstReadyAt => FirstOf(start => start.Kind is PhaseKind.Ready or PhaseKind.NameResolves);

    /// <summary>When its name first resolved; null when it never did.</summary>
    public DateTimeOffset? ResolvesAt => FirstOf(start => start.Kind == PhaseKind.NameResolves);

    /// <summary>When its deletion was asked for; null when it was not.</summary>
    public DateTimeOffset? DeletingAt => FirstOf(start => start.Kind == PhaseKind.Deleting);

    public IEnumerable<Phase> Phases()
    {
        for (var index = 0; index < Starts.Count && Starts[index].Kind != PhaseKind.Gone; index++)
        {
            var start = Starts[index];
            PhaseStart? next = index + 1 < Starts.Count ? Starts[index + 1] : null;
            yield return new Phase(start.Kind, start.At, next?.At, start.Exact && next?.Exact != false);
        }
    }

    private DateTimeOffset? FirstOf(Func<PhaseStart, bool> isWanted)
    {
        foreach (var start in Starts)
        {
            if (isWanted(start))
            {
                return start.At;
            }
        }
        return null;
    }
}
