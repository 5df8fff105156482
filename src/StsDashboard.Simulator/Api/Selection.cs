using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Objects.Selection;

namespace StsDashboard.Simulator.Api;

/// <summary>The objects that a list, a watch or a deletion of many is about.</summary>
internal sealed record Selection(string? Namespace, LabelSelector Labels, FieldSelector Fields)
{
    /// <exception cref="ApiException">400: a selector that cannot be read.</exception>
    public static Selection Of(HttpRequest request, ResourceRequest resource) => new(
        resource.Namespace,
        LabelSelectorParser.Parse(request.Query["labelSelector"]),
        FieldSelector.Parse(resource.Type, request.Query["fieldSelector"]));

    /// <summary>True when a count of the namespace's objects is a count of the selection.</summary>
    public bool IsWhole => Labels.Requirements.IsEmpty && Fields.Terms.IsEmpty;

    public bool Contains(StoredObject stored) =>
        (Namespace is null || stored.Namespace == Namespace) && Labels.Matches(stored) && Fields.Matches(stored);
}
