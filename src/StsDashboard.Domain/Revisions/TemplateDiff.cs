using System.Text.Json;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Revisions;

/// <summary>What differs between the pod templates of two ControllerRevisions.</summary>
public static class TemplateDiff
{
    /// <param name="before">A ControllerRevision, as the API server holds it.</param>
    /// <param name="after">Another of the same set.</param>
    public static ValueList<TemplateChange> Between(JsonElement before, JsonElement after) =>
        DocumentDiff.Compare(TemplateOf(before), TemplateOf(after))
            .Where(difference => difference.Path is not [{ Name: "$patch" }])
            .Select(Describe)
            .OrderBy(change => ChangeWords.Rank((change.Subject, change.What)))
            .ToValueList();

    /// <summary>The controller keeps the template as the patch that puts it back (<c>getPatch</c>, pkg/controller/statefulset/stateful_set_utils.go).</summary>
    private static JsonElement TemplateOf(JsonElement revision) => Field(Field(Field(revision, "data"), "spec"), "template");

    private static JsonElement Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static TemplateChange Describe(Difference difference)
    {
        var (path, before, after) = difference;
        var mask = Mask();
        var (subject, what) = ChangeWords.Of(path);
        return new(
            before.ValueKind == JsonValueKind.Undefined ? TemplateChangeKind.Added
                : after.ValueKind == JsonValueKind.Undefined ? TemplateChangeKind.Removed
                : TemplateChangeKind.Changed,
            subject,
            what,
            $"$.spec.template{string.Concat(path)}",
            mask.Hide(before, path),
            mask.Hide(after, path),
            mask.HasHidden);
    }

    /// <summary>Within one change, secrets that differ are covered differently, so that it shows that they do.</summary>
    private static SecretMask Mask()
    {
        var seen = new List<string>();
        return new(secret =>
        {
            if (!seen.Contains(secret))
            {
                seen.Add(secret);
            }
            return seen.IndexOf(secret) is var index && index == 0 ? SecretMask.Hidden : $"(hidden, another value{(index == 1 ? "" : $" {index}")})";
        });
    }
}
