using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Which revisions are the set's, when its status cannot be trusted to say so.</summary>
internal static class SetRevisions
{
    /// <summary>The set's ControllerRevisions, newest first.</summary>
    public static ValueList<RevisionFact> Of(ClusterSnapshot snapshot, StatefulSetFact set) =>
        snapshot.RevisionsByOwner.Of(set.Uid).OrderByDescending(revision => revision.Revision).ThenBy(revision => revision.Key).ToValueList();

    /// <summary>
    /// The set with the revisions the controller works with. While the controller has not written a status for the newest
    /// spec, the highest revision number is the update's: also a template that was put back gets a new number
    /// (<c>getStatefulSetRevisions</c>, stateful_set_control.go). Without a current revision, the update's is current.
    /// </summary>
    public static StatefulSetFact Settle(StatefulSetFact set, ValueList<RevisionFact> newestFirst)
    {
        var status = set.Status;
        var isStale = status.ObservedGeneration < set.Generation || status.UpdateRevision.Length == 0;
        var update = isStale && newestFirst.Count > 0 ? newestFirst[0].Name : status.UpdateRevision;
        var current = status.CurrentRevision.Length > 0 ? status.CurrentRevision : update;
        return update == status.UpdateRevision && current == status.CurrentRevision
            ? set
            : set with { Status = status with { UpdateRevision = update, CurrentRevision = current } };
    }
}
