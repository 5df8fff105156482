using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

/// <summary>The parts that several kinds share: metadata, owners, selectors, conditions.</summary>
internal static class CommonMapping
{
    public static ObjectKey Key(this ObjectWire wire) => new(wire.Metadata.Namespace ?? "", wire.Metadata.Name);

    public static string Uid(this ObjectWire wire) => wire.Metadata.Uid ?? "";

    public static DateTimeOffset CreatedAt(this ObjectWire wire) => wire.Metadata.CreationTimestamp ?? default;

    public static LabelSet Labels(this ObjectWire wire) => wire.Metadata.Labels ?? LabelSet.Empty;

    public static ValueList<OwnerReference> Owners(this ObjectWire wire) =>
        wire.Metadata.OwnerReferences is { Length: > 0 } owners ? owners.Select(ToOwner).ToValueList() : [];

    /// <summary>The one owner that controls the object (<c>metav1.GetControllerOf</c>).</summary>
    public static OwnerWire? Controller(this ObjectWire wire) =>
        Array.Find(wire.Metadata.OwnerReferences ?? [], owner => owner.Controller == true);

    public static OwnerReference ToOwner(this OwnerWire owner) => new(owner.Kind, owner.Name, owner.Uid, owner.Controller == true);

    public static LabelSelector? ToSelector(this SelectorWire? selector) =>
        selector is null
            ? null
            : new(
                selector.MatchLabels ?? LabelSet.Empty,
                (selector.MatchExpressions ?? []).Select(r => new LabelRequirement(r.Key, r.Operator, r.Values.ToList())).ToValueList());

    public static ConditionWire? Find(this ConditionWire[]? conditions, string type) =>
        Array.Find(conditions ?? [], condition => condition.Type == type);

    public static bool IsTrue(this ConditionWire? condition) => condition is { Status: "True" };

    /// <summary>A null among the values says nothing, and no fact holds one.</summary>
    public static ValueList<string> ToList(this string?[]? values) =>
        Array.IndexOf(values ?? [], null) < 0 ? ValueList.Create<string>(values!) : values!.OfType<string>().ToValueList();
}
