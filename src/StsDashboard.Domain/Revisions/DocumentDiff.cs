using System.Text.Json;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Revisions;

/// <summary>
/// Where two pod templates differ. Items that have a key are found by it, so neither order nor insertion is noise; a null
/// is as good as absent, as everywhere in Kubernetes. Any JSON can be compared.
/// </summary>
public static class DocumentDiff
{
    /// <summary>Maps of which each entry is looked at by itself, also when there was no map before.</summary>
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal)
    {
        "metadata", "spec", "labels", "annotations", "nodeSelector", "resources", "limits", "requests", "securityContext",
    };

    /// <summary>Lists of which an item is one thing: a variable is told whole, wherever its value comes from.</summary>
    private static readonly HashSet<string> WholeItems = new(StringComparer.Ordinal) { "env", "httpHeaders", "sysctls", "imagePullSecrets" };

    /// <summary>Lists whose order has a meaning beside their items' keys: init containers run one after another.</summary>
    private static readonly HashSet<string> Ordered = new(StringComparer.Ordinal) { "initContainers" };

    /// <summary>Lists whose order has none.</summary>
    private static readonly HashSet<string> Unordered = new(StringComparer.Ordinal) { "tolerations" };

    public static IReadOnlyList<Difference> Compare(JsonElement before, JsonElement after)
    {
        var found = new List<Difference>();
        Compare([], before, after, found);
        return found;
    }

    private static void Compare(ValueList<PathStep> path, JsonElement before, JsonElement after, List<Difference> found)
    {
        (before, after) = (Present(before), Present(after));
        var property = path is [.., { IsItem: false } last] ? last.Name : "";
        if (AreBoth(JsonValueKind.Object, before, after, canBeAbsent: Maps.Contains(property)))
        {
            CompareObjects(path, before, after, found);
        }
        else if (AreBoth(JsonValueKind.Array, before, after, canBeAbsent: ListKeys.Has(property)))
        {
            CompareLists(path, property, before, after, found);
        }
        else if (before.ValueKind != after.ValueKind || (before.ValueKind != JsonValueKind.Undefined && !JsonElement.DeepEquals(before, after)))
        {
            found.Add(new(path, before, after));
        }
    }

    private static void CompareObjects(ValueList<PathStep> path, JsonElement before, JsonElement after, List<Difference> found)
    {
        var (old, now) = (Properties(before), Properties(after));
        foreach (var name in old.Keys.Union(now.Keys))
        {
            Compare([.. path, new(name)], old.GetValueOrDefault(name), now.GetValueOrDefault(name), found);
        }
    }

    private static void CompareLists(ValueList<PathStep> path, string list, JsonElement before, JsonElement after, List<Difference> found)
    {
        if (ListKeys.Read(list, before) is { } old && ListKeys.Read(list, after) is { } now)
        {
            foreach (var step in old.Keys.Union(now.Keys))
            {
                CompareItems([.. path, step], WholeItems.Contains(list), old.GetValueOrDefault(step), now.GetValueOrDefault(step), found);
            }
            if (Ordered.Contains(list) && !old.Keys.Where(now.ContainsKey).SequenceEqual(now.Keys.Where(old.ContainsKey)))
            {
                found.Add(new(path, Names(old), Names(now)));
            }
        }
        else if (before.ValueKind != after.ValueKind)
        {
            found.Add(new(path, before, after));
        }
        else if (IsOfObjects(before) && IsOfObjects(after))
        {
            CompareUnkeyed(path, list, before, after, found);
        }
        else if (!JsonElement.DeepEquals(before, after))
        {
            found.Add(new(path, before, after));
        }
    }

    private static void CompareItems(ValueList<PathStep> path, bool whole, JsonElement before, JsonElement after, List<Difference> found)
    {
        if (!whole)
        {
            Compare(path, before, after, found);
        }
        else if (before.ValueKind != after.ValueKind || !JsonElement.DeepEquals(before, after))
        {
            found.Add(new(path, before, after));
        }
    }

    /// <summary>Items without a key are the same only when they are alike.</summary>
    private static void CompareUnkeyed(ValueList<PathStep> path, string list, JsonElement before, JsonElement after, List<Difference> found)
    {
        var (old, now) = (Items(before), Items(after));
        var (removed, added) = (Without(old, now), Without(now, old));
        found.AddRange(removed.Select(item => new Difference([.. path, item.Step], item.Value, default)));
        found.AddRange(added.Select(item => new Difference([.. path, item.Step], default, item.Value)));
        if (removed.Count == 0 && added.Count == 0 && !Unordered.Contains(list) && !old.Select(item => item.Text).SequenceEqual(now.Select(item => item.Text)))
        {
            found.Add(new(path, before, after));
        }
    }

    private static (PathStep Step, string Text, JsonElement Value)[] Items(JsonElement list) =>
        [.. list.EnumerateArray().Select((item, index) => (new PathStep("", $"{index}"), CanonicalJson.Of(item), item))];

    private static List<(PathStep Step, string Text, JsonElement Value)> Without(
        (PathStep Step, string Text, JsonElement Value)[] items, (PathStep Step, string Text, JsonElement Value)[] others)
    {
        var left = others.CountBy(other => other.Text).ToDictionary();
        return
        [
            .. items.Where(item =>
            {
                var count = left.GetValueOrDefault(item.Text);
                left[item.Text] = count - 1;
                return count <= 0;
            }),
        ];
    }

    private static bool AreBoth(JsonValueKind kind, JsonElement before, JsonElement after, bool canBeAbsent) =>
        (before.ValueKind, after.ValueKind) is var (old, now)
        && (old == kind || (canBeAbsent && old == JsonValueKind.Undefined))
        && (now == kind || (canBeAbsent && now == JsonValueKind.Undefined))
        && (old == kind || now == kind);

    private static JsonElement Present(JsonElement element) => element.ValueKind == JsonValueKind.Null ? default : element;

    private static bool IsOfObjects(JsonElement list) => list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object);

    private static JsonElement Names(Dictionary<PathStep, JsonElement> items) => JsonSerializer.SerializeToElement(items.Keys.Select(step => step.Name));

    /// <summary>Of a name that stands there twice, the last counts.</summary>
    private static Dictionary<string, JsonElement> Properties(JsonElement element)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            properties[property.Name] = property.Value;
        }
        return properties;
    }
}
