using System.Text.RegularExpressions;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Store;

/// <summary>
/// Everything that an inspection of one set may look at, gathered the slow way, by scanning. Deliberately shares no code
/// with the store, whose marks it is the measure of.
/// </summary>
internal static class Neighbourhood
{
    public static List<object?> Of(ClusterSnapshot snapshot, StatefulSetFact set)
    {
        var seen = new List<object?> { set };
        var ns = set.Namespace;
        var ownPods = snapshot.Pods.Where(pod => pod.Controller?.Uid == set.Uid).ToList();
        bool IsOwn(string claim) =>
            set.ClaimTemplates.Any(template => Regex.IsMatch(claim, $"^{Regex.Escape($"{template.Name}-{set.Name}")}-[0-9]+$"))
            || set.SharedClaims.Contains(claim);

        Add(seen, ownPods);
        Add(seen, snapshot.Pods.Where(pod => pod.Namespace == ns && Regex.IsMatch(pod.Name, $"^{Regex.Escape(set.Name)}-[0-9]+$")));
        Add(seen, snapshot.Pods.Where(pod => pod.Namespace == ns && pod.Controller is null && set.Selector.Matches(pod.Labels)));
        Add(seen, snapshot.Pods.Where(pod => pod.Namespace == ns && pod.ClaimNames.Any(IsOwn)));

        var claims = snapshot.Claims.Where(claim => claim.Namespace == ns && IsOwn(claim.Name)).ToList();
        Add(seen, claims);
        var volumes = snapshot.Volumes
            .Where(volume => claims.Any(claim => claim.VolumeName == volume.Name) || (volume.Claim is { } of && of.Namespace == ns && IsOwn(of.Name)))
            .ToList();
        Add(seen, volumes);
        var classes = claims.Select(claim => claim.StorageClass).Concat(set.ClaimTemplates.Select(template => template.StorageClass)).ToList();
        Add(seen, snapshot.StorageClasses.Where(known => classes.Contains(known.Name) || (known.IsDefault && classes.Contains(null))));

        Add(seen, snapshot.Services.Where(service => service.Namespace == ns
            && (service.Name == set.ServiceName || service.Selects(set.TemplateLabels) || ownPods.Any(pod => service.Selects(pod.Labels)))));
        Add(seen, snapshot.EndpointSlices.Where(slice => slice.Namespace == ns && slice.ServiceName.Length > 0 && slice.ServiceName == set.ServiceName));
        Add(seen, snapshot.Revisions.Where(revision => revision.OwnerUid == set.Uid));
        Add(seen, snapshot.DisruptionBudgets.Where(budget => budget.Namespace == ns && budget.Selector is { } selector
            && (selector.Matches(set.TemplateLabels) || ownPods.Any(pod => selector.Matches(pod.Labels)))));

        Add(seen, snapshot.Nodes.Where(node => ownPods.Any(pod => pod.Node == node.Name || pod.Node.Length == 0)));
        // Only volumes that a claim names: a volume is reached through its claim.
        Add(seen, snapshot.Nodes.Where(node => volumes.Any(volume =>
            claims.Any(claim => claim.VolumeName == volume.Name) && volume.Zones.Contains(node.Zone))));

        Add(seen, snapshot.Sets.Where(other => other != set && other.Namespace == ns
            && (set.Selector.Matches(other.TemplateLabels)
                || other.Selector.Matches(set.TemplateLabels)
                || other.ClaimTemplates.Any(template => IsOwn($"{template.Name}-{other.Name}-0")))).Select(other => other with { Status = new() }));

        var service = $"{set.ServiceName}.{ns}.svc.cluster.local";
        seen.AddRange(snapshot.Names
            .Where(name => set.ServiceName.Length > 0
                && (name.Fqdn == service || name.Fqdn == $"_p._tcp.{service}" || Regex.IsMatch(name.Fqdn, $"^{Regex.Escape(set.Name)}-[0-9]+[.]{Regex.Escape(service)}$")))
            .OrderBy(name => name.Fqdn, StringComparer.Ordinal));
        seen.AddRange(snapshot.Events.Values
            .Where(told => told.Subject.Key.Namespace == ns && told.Subject switch
            {
                { Kind: "StatefulSet", Key.Name: var name } => name == set.Name,
                { Kind: "Pod", Key.Name: var name } => Regex.IsMatch(name, $"^{Regex.Escape(set.Name)}-[0-9]+$"),
                { Key.Name: var name } => IsOwn(name),
            })
            .OrderBy(told => told.Subject.Kind, StringComparer.Ordinal).ThenBy(told => told.Subject.Key));
        seen.AddRange(snapshot.Sources.Values
            .Where(source => source.Kind != SourceKind.Events)
            .Where(source => source.Kind == SourceKind.Dns || source.Scope.Length == 0 || source.Scope == ns)
            .OrderBy(source => source.Kind).ThenBy(source => source.Scope, StringComparer.Ordinal)
            .Select(source => (object)(source.Kind, source.Scope, source.State)));
        return seen;
    }

    private static void Add(List<object?> seen, IEnumerable<Fact> facts)
    {
        seen.Add(null);
        seen.AddRange(facts.OrderBy(fact => fact.Key));
    }
}
