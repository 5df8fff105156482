using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Components.Words;

/// <summary>How revisions are written.</summary>
public static class RevisionWords
{
    /// <summary>A ControllerRevision is named after its set and a hash; the hash is what tells it from the others.</summary>
    public static string Hash(string revision, string set) =>
        revision.StartsWith($"{set}-", StringComparison.Ordinal) ? revision[(set.Length + 1)..] : revision;

    public static string Role(string revision, StatefulSetStatus status)
    {
        var current = revision == status.CurrentRevision;
        var update = revision == status.UpdateRevision;
        return current && update ? "current and update" : current ? "current" : update ? "update" : "earlier";
    }
}
