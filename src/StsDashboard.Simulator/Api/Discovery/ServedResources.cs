using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Discovery;

/// <summary>Which groups there are and what each resource can do.</summary>
internal static class ServedResources
{
    public static string[] ReadWrite { get; } = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    public static string[] Groups { get; } =
        [.. ResourceTypes.All.Select(type => type.Group).Where(group => group.Length > 0).Distinct(), "authorization.k8s.io", "authentication.k8s.io"];

    /// <summary>Things that are only asked, never kept.</summary>
    public static IEnumerable<(string Plural, string Kind)> Reviews(string group) => group switch
    {
        "authorization.k8s.io" => [("selfsubjectaccessreviews", "SelfSubjectAccessReview"), ("selfsubjectrulesreviews", "SelfSubjectRulesReview")],
        "authentication.k8s.io" => [("selfsubjectreviews", "SelfSubjectReview")],
        _ => [],
    };

    public static IEnumerable<ResourceType> Types(string group) => ResourceTypes.All.Where(type => type.Group == group);

    public static IEnumerable<Subresource> Subresources(ResourceType type)
    {
        if (type.HasStatus)
            yield return new Subresource("status", type.Group, type.Version, type.Kind, ["get", "patch", "update"]);
        if (type.HasScale)
            yield return new Subresource("scale", "autoscaling", "v1", "Scale", ["get", "patch", "update"]);
        if (type != ResourceTypes.Pods)
            yield break;
        yield return new Subresource("eviction", "policy", "v1", "Eviction", ["create"]);
        yield return new Subresource("log", "", "v1", "Pod", ["get"]);
    }
}
