using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Which objects a request is about (apiserver, pkg/endpoints/request/requestinfo.go).</summary>
/// <param name="Type">The kind.</param>
/// <param name="Namespace">Null for cluster-scoped kinds and for requests across namespaces.</param>
/// <param name="Name">Null for a collection.</param>
/// <param name="Subresource">For example <c>status</c>; null for the object itself.</param>
internal sealed record ResourceRequest(ResourceType Type, string? Namespace, string? Name, string? Subresource)
{
    /// <summary>Reads <c>/api/v1/…</c> and <c>/apis/{group}/{version}/…</c>; null when the path is no known resource.</summary>
    public static ResourceRequest? Parse(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (group, version, rest) = parts switch
        {
            ["api", var core, .. var tail] => ("", core, tail),
            ["apis", var named, var number, .. var tail] => (named, number, tail),
            _ => ("", "", []),
        };
        return rest switch
        {
            // A namespace's own subresources are named; anything else after a namespace is what it contains.
            ["namespaces", var ns, "status" or "finalize"] => Make("namespaces", null, ns, rest[2]),
            ["namespaces", var ns, var plural, .. var inside] when inside.Length <= 2 => Make(plural, ns, inside.ElementAtOrDefault(0), inside.ElementAtOrDefault(1)),
            [var plural, .. var inside] when inside.Length <= 2 => Make(plural, null, inside.ElementAtOrDefault(0), inside.ElementAtOrDefault(1)),
            _ => null,
        };

        ResourceRequest? Make(string plural, string? ns, string? name, string? subresource) =>
            ResourceTypes.Find(group, version, plural) is { } type && (type.Namespaced ? ns is not null || name is null : ns is null)
                ? new ResourceRequest(type, ns, name, subresource)
                : null;
    }

    /// <summary>The verb that permissions speak of.</summary>
    public string Verb(HttpRequest request) => request.Method switch
    {
        "GET" or "HEAD" when IsWatch(request) => "watch",
        "GET" or "HEAD" => Name is null ? "list" : "get",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => Name is null ? "deletecollection" : "delete",
        _ => request.Method.ToLowerInvariant(),
    };

    public static bool IsWatch(HttpRequest request) => request.Query["watch"].ToString() is "1" or "true";
}
