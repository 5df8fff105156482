using System.Text.Json.Nodes;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Reading and writing <c>metadata.ownerReferences</c>.</summary>
internal static class Owners
{
    public static IEnumerable<OwnerReference> Of(JsonObject obj) =>
        (obj.Items("metadata", "ownerReferences") ?? []).Select(one => new OwnerReference(
            one.Text("kind") ?? "", one.Text("name") ?? "", one.Text("uid") ?? "", one.Flag("controller") == true));

    public static OwnerReference? ControllerOf(JsonObject obj) => Of(obj).FirstOrDefault(owner => owner.IsController);

    /// <summary>A reference that makes <paramref name="owner"/> the controller.</summary>
    public static JsonObject Reference(JsonObject owner) => new()
    {
        ["apiVersion"] = owner.Text("apiVersion"),
        ["kind"] = owner.Text("kind"),
        ["name"] = owner.Text("metadata", "name"),
        ["uid"] = owner.Text("metadata", "uid"),
        ["controller"] = true,
        ["blockOwnerDeletion"] = true,
    };

    public static void Add(JsonObject obj, JsonObject owner)
    {
        var metadata = obj.Ensure("metadata");
        if (metadata["ownerReferences"] is not JsonArray references)
            metadata["ownerReferences"] = references = [];
        references.Add((JsonNode)Reference(owner));
    }

    /// <summary>Removes the references that fulfil the condition; an empty list goes altogether.</summary>
    public static void Remove(JsonObject obj, Func<string, bool> uidFulfils)
    {
        if (obj.Items("metadata", "ownerReferences") is not { } references)
            return;
        references.RemoveAll(reference => uidFulfils(reference.Text("uid") ?? ""));
        if (references.Count == 0)
            obj.Ensure("metadata").Remove("ownerReferences");
    }
}
