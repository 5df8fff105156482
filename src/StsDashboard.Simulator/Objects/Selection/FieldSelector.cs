using System.Collections.Immutable;

namespace StsDashboard.Simulator.Objects.Selection;

/// <summary>The <c>fieldSelector</c> of a query: <c>a.b=c,d.e!=f</c> over the fields that a kind offers.</summary>
/// <param name="Terms">All must hold.</param>
public sealed record FieldSelector(ImmutableArray<FieldTerm> Terms)
{
    private static readonly Dictionary<ResourceType, string[]> Offered = new()
    {
        [ResourceTypes.Pods] = ["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName"],
        [ResourceTypes.Events] = ["involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type"],
        [ResourceTypes.Nodes] = ["spec.unschedulable"],
        [ResourceTypes.Namespaces] = ["status.phase"],
        [ResourceTypes.Services] = ["spec.clusterIP", "spec.type"],
    };

    /// <summary>Matches everything.</summary>
    public static FieldSelector Everything { get; } = new([]);

    /// <exception cref="ApiException">400: not a selector, or a field that the kind does not offer.</exception>
    public static FieldSelector Parse(ResourceType type, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Everything;
        var terms = text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(FieldTerm.Parse).ToImmutableArray();
        foreach (var term in terms)
        {
            if (term.Field is not ("metadata.name" or "metadata.namespace") && !Offered.GetValueOrDefault(type, []).Contains(term.Field))
                throw ApiErrors.BadRequest($"Unable to find \"{type.ApiVersion}, Resource={type.Plural}\" that match label selector \"\", field selector \"{text}\": field label not supported: {term.Field}");
        }

        return new FieldSelector(terms);
    }

    public bool Matches(StoredObject stored) => Terms.All(term => term.Matches(stored));
}
