using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Patching;

/// <summary>Strategic merge patch with its directives (apimachinery, pkg/util/strategicpatch/patch.go).</summary>
internal static class StrategicMergePatch
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string DeletePrefix = "$deleteFromPrimitiveList/";
    private const string OrderPrefix = "$setElementOrder/";

    /// <summary>Changes <paramref name="target"/>, or makes another object, and returns the result.</summary>
    /// <exception cref="ApiException">400: an unknown directive.</exception>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        switch (patch.Text(Directive))
        {
            case "replace":
                return Apply([], Without(patch, Directive));
            case "delete":
                return [];
            case null or "merge":
                break;
            case var other:
                throw ApiErrors.BadRequest($"unknown patch type {other} in the patch");
        }

        if (patch.Items(RetainKeys) is { } retained)
            Retain(target, retained);
        foreach (var (key, value) in patch.Where(field => !field.Key.StartsWith('$')))
            MergeField(target, key, value, patch.Items(OrderPrefix + key));
        foreach (var (key, value) in patch.Where(field => field.Key.StartsWith(DeletePrefix, StringComparison.Ordinal)))
            DeleteValues(target, key[DeletePrefix.Length..], value as JsonArray);
        foreach (var (key, value) in patch.Where(field => field.Key.StartsWith(OrderPrefix, StringComparison.Ordinal)))
            Order(target, key[OrderPrefix.Length..], value as JsonArray);
        return target;
    }

    private static void MergeField(JsonObject target, string key, JsonNode? value, JsonArray? order)
    {
        switch (value)
        {
            case null:
                target.Remove(key);
                break;
            case JsonObject nested:
                var present = target[key] as JsonObject ?? [];
                target.Remove(key);
                target[key] = Apply(present, nested);
                break;
            case JsonArray list:
                var merged = MergeList(target[key] as JsonArray ?? [], key, list, order);
                target.Remove(key);
                target[key] = merged;
                break;
            default:
                target[key] = value.DeepClone();
                break;
        }
    }

    private static JsonArray MergeList(JsonArray present, string field, JsonArray patch, JsonArray? order)
    {
        if (MergeKeys.IsSet(field))
        {
            var known = present.Select(item => item?.ToJsonString()).ToHashSet();
            return [.. present.Select(item => item?.DeepClone()), .. patch.Where(item => !known.Contains(item?.ToJsonString())).Select(item => item?.DeepClone())];
        }

        var replace = patch.Any(item => item.Text(Directive) == "replace");
        if (MergeKeys.Of(field, [.. patch.Concat(present).Concat(order ?? []).Select(item => item?.DeepClone())]) is not { } key || replace)
            return [.. patch.Where(item => item.Text(Directive) is null).Select(item => item is JsonObject map ? Apply([], map) : item?.DeepClone())];

        var result = present.Select(item => (JsonObject)item!.DeepClone()).ToList();
        foreach (var item in patch.OfType<JsonObject>())
        {
            var at = result.FindIndex(one => SameKey(one, item, key));
            if (item.Text(Directive) == "delete")
            {
                if (at >= 0)
                    result.RemoveAt(at);
            }
            else if (at >= 0)
            {
                result[at] = Apply(result[at], item);
            }
            else
            {
                result.Add(Apply([], item));
            }
        }

        return [.. result];
    }

    /// <summary>
    /// Puts the named items in the order given; items the client did not know keep their place among them.
    /// </summary>
    private static void Order(JsonObject target, string field, JsonArray? order)
    {
        if (target[field] is not JsonArray list || order is null)
            return;
        var key = MergeKeys.IsSet(field) ? null : MergeKeys.Of(field, list);
        var items = list.Select(item => item!.DeepClone()).ToList();
        var named = order.Select(wish => items.FindIndex(item => key is null ? JsonNode.DeepEquals(item, wish) : SameKey(item, wish, key)))
            .Where(index => index >= 0).ToList();
        var others = new Queue<int>(Enumerable.Range(0, items.Count).Except(named));
        var result = new JsonArray();
        foreach (var index in named)
        {
            while (others.TryPeek(out var other) && other < index)
                result.Add(items[others.Dequeue()]);
            result.Add(items[index]);
        }

        while (others.TryDequeue(out var rest))
            result.Add(items[rest]);
        target[field] = result;
    }

    private static void DeleteValues(JsonObject target, string field, JsonArray? values)
    {
        if (target[field] is JsonArray list && values is not null)
            target[field] = new JsonArray([.. list.Where(item => !values.Any(value => JsonNode.DeepEquals(item, value))).Select(item => item?.DeepClone())]);
    }

    private static void Retain(JsonObject target, JsonArray retained)
    {
        var keys = retained.Select(key => key.Text()).ToHashSet();
        foreach (var dropped in target.Select(field => field.Key).Where(key => !keys.Contains(key)).ToArray())
            target.Remove(dropped);
    }

    private static bool SameKey(JsonNode? one, JsonNode? other, string key) =>
        one.At(key) is { } left && other.At(key) is { } right && JsonNode.DeepEquals(left, right);

    private static JsonObject Without(JsonObject map, string key)
    {
        var copy = (JsonObject)map.DeepClone();
        copy.Remove(key);
        return copy;
    }
}
