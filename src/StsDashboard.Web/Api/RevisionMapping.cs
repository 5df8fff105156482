using System.Text.Json;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Revisions;
using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Api;

/// <summary>Revisions and what differs between them, as REST shows them.</summary>
internal static class RevisionMapping
{
    public static RevisionView ToView(this RevisionFact revision, SetInspection inspection) => new(
        revision.Name,
        revision.Revision,
        revision.CreatedAt,
        revision.Name == inspection.Set.Status.CurrentRevision,
        revision.Name == inspection.Set.Status.UpdateRevision,
        inspection.Unreadable.Contains(SourceKind.Pods) ? null : inspection.Slots.Count(slot => slot.Pod?.Revision == revision.Name));

    public static RevisionChangeView ToView(this TemplateChange change) =>
        new(change.Kind, change.Subject, change.What, change.Path, OrNull(change.Before), OrNull(change.After), change.Hidden);

    private static JsonElement? OrNull(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? null : value;
}
