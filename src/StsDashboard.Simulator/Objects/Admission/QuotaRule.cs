using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>Refuses a creation that a ResourceQuota's object count does not allow (apiserver, plugin/resourcequota).</summary>
internal sealed class QuotaRule(ObjectStore store)
{
    public void Check(ResourceType type, JsonObject obj)
    {
        if (!type.Namespaced || type == ResourceTypes.ResourceQuotas)
            return;
        var ns = obj.Text("metadata", "namespace");
        foreach (var quota in store.List(ResourceTypes.ResourceQuotas, ns))
        {
            foreach (var (resource, hard) in quota.Pairs("spec", "hard").Where(limit => Counts(limit.Key, type)))
            {
                var used = store.List(type, ns).Count;
                if (used + 1 > Quantity.Parse(hard))
                {
                    throw ApiErrors.Forbidden(type, obj.Text("metadata", "name")!,
                        $"exceeded quota: {quota.Text("metadata", "name")}, requested: {resource}=1, used: {resource}={used}, limited: {resource}={hard}");
                }
            }
        }
    }

    private static bool Counts(string resource, ResourceType type) =>
        resource == $"count/{type.QualifiedName}" || (type.Group.Length == 0 && resource == type.Plural);
}
