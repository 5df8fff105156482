using System.Text.Json.Nodes;
using StsDashboard.Domain.Identity;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Controllers.StatefulSets;
using StsDashboard.Simulator.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>Writes whole sets with everything that belongs to them, settled.</summary>
internal sealed class LoadFactory(ObjectStore objects, int replicas)
{
    private readonly List<JsonObject> _nodes = [.. objects.List(ResourceTypes.Nodes)];
    private readonly HashSet<string> _namespaces = [];
    private int _pods;

    public void Add(string ns, string name)
    {
        if (_namespaces.Add(ns))
            objects.Create(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = ns } });
        foreach (var manifest in Manifests.Parse(Manifests.Embedded("Load/set.yaml").Replace("$NAMESPACE", ns).Replace("$NAME", name).Replace("$REPLICAS", $"{replicas}")))
            objects.Create(ResourceTypes.FindByKind(manifest.Text("apiVersion")!, manifest.Text("kind")!)!, manifest);
        var set = objects.Get(ResourceTypes.StatefulSets, ns, name)!;
        var revision = objects.Create(ResourceTypes.ControllerRevisions, RevisionHistory.First(set));
        for (var ordinal = 0; ordinal < replicas; ordinal++)
        {
            AddClaim(set, ordinal);
            AddPod(set, revision, ordinal);
        }

        SetStatus(set, revision);
    }

    private void AddClaim(JsonObject set, int ordinal)
    {
        var (ns, name) = (set.Text("metadata", "namespace")!, ClaimNames.Of("data", set.Text("metadata", "name")!, ordinal));
        var claim = SetClaims.FromTemplate(set, SetFacts.Templates(set).First(), name);
        claim["spec"]!["volumeName"] = $"pv-{ns}-{name}";
        claim["metadata"]!["finalizers"] = new JsonArray(Finalizers.ClaimProtection);
        claim["status"] = new JsonObject
        {
            ["phase"] = "Bound",
            ["accessModes"] = new JsonArray("ReadWriteOnce"),
            ["capacity"] = new JsonObject { ["storage"] = "10Gi" },
        };
        var stored = objects.Restore(ResourceTypes.PersistentVolumeClaims, claim);
        objects.Restore(ResourceTypes.PersistentVolumes, Volume(stored));
    }

    private static JsonObject Volume(JsonObject claim) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = claim.Text("spec", "volumeName"), ["finalizers"] = new JsonArray(Finalizers.VolumeProtection) },
        ["spec"] = new JsonObject
        {
            ["capacity"] = new JsonObject { ["storage"] = "10Gi" },
            ["accessModes"] = new JsonArray("ReadWriteOnce"),
            ["claimRef"] = new JsonObject
            {
                ["kind"] = "PersistentVolumeClaim",
                ["apiVersion"] = "v1",
                ["namespace"] = claim.Text("metadata", "namespace"),
                ["name"] = claim.Text("metadata", "name"),
                ["uid"] = claim.Text("metadata", "uid"),
            },
            ["persistentVolumeReclaimPolicy"] = "Delete",
            ["storageClassName"] = "fast-ssd",
            ["volumeMode"] = "Filesystem",
        },
        ["status"] = new JsonObject { ["phase"] = "Bound" },
    };

    private void AddPod(JsonObject set, JsonObject revision, int ordinal)
    {
        var node = _nodes[_pods % _nodes.Count];
        var number = _pods++;
        var pod = PodFactory.Make(set, revision, ordinal);
        pod["spec"]!["nodeName"] = node.Text("metadata", "name");
        var now = objects.Now;
        pod["metadata"]!["managedFields"] = ManagedFields(set, now);
        var life = new PodLife { StartsAt = now, RunningSince = now, Ip = $"10.{128 + (number >> 16)}.{(number >> 8) & 255}.{number & 255}" };
        objects.Restore(ResourceTypes.Pods, new PodStatus(pod, life, now).Write(PodStage.Ready, node.Items("status", "addresses")![0].Text("address")!));
    }

    /// <summary>A third of a real pod's bytes, of which a reader who minds its memory keeps nothing.</summary>
    private static JsonNode ManagedFields(JsonObject set, DateTimeOffset now) => JsonNode.Parse(Manifests.Embedded("Load/managed-fields.json")
        .Replace("$OWNER", set.Text("metadata", "uid")).Replace("$NOW", Timestamps.Format(now)))!;

    private void SetStatus(JsonObject set, JsonObject revision)
    {
        var name = RevisionHistory.Name(revision);
        objects.Update(ResourceTypes.StatefulSets, set.Text("metadata", "namespace"), set.Text("metadata", "name")!, changed =>
        {
            changed["status"] = new JsonObject
            {
                ["observedGeneration"] = 1,
                ["replicas"] = replicas,
                ["readyReplicas"] = replicas,
                ["currentReplicas"] = replicas,
                ["updatedReplicas"] = replicas,
                ["currentRevision"] = name,
                ["updateRevision"] = name,
                ["collisionCount"] = 0,
                ["availableReplicas"] = replicas,
            };
            return changed;
        }, "status");
    }
}
