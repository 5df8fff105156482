using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Scenarios;

namespace StsDashboard.Web.Tests.Faults;

/// <summary>What people do to sets, pods, claims and Services, each drawn at random.</summary>
internal sealed class Operations(ClusterEdits edits)
{
    /// <summary>More sets than these are not created: the world is to change, not to grow.</summary>
    private const int MostSets = 40;

    private static readonly string[] Images = ["example/store:1", "example/store:2", "example/store:3"];
    private static readonly (string Name, string Value)[] Steerings = [("ready", "false"), ("crash", "true"), ("fail", "Evicted"), ("image-pull", "fail")];

    private int _created;

    /// <summary>Does one thing; what the cluster refuses, as it would a person's command, is not done.</summary>
    /// <returns>What it was, in words.</returns>
    public string Next(Random random)
    {
        // Always as many numbers, so that what a seed does next does not hang on what is there now.
        var (kind, which, how, much) = (random.Next(14), random.Next(), random.Next(), random.Next(7));
        try
        {
            return kind switch
            {
                0 => Create(much),
                1 or 2 or 3 => OnSet(which, "scale", (ns, set) => edits.Scale(ns, set, much)),
                4 => OnSet(which, "image", (ns, set) => edits.SetImage(ns, set, Images[how % Images.Length])),
                5 => OnSet(which, "strategy", (ns, set) => edits.Change(ResourceTypes.StatefulSets, ns, set, it => it["spec"]!["updateStrategy"] = Strategy(how, much))),
                6 => OnSet(which, "delete", (ns, set) => edits.Delete(ResourceTypes.StatefulSets, ns, set, how % 2 == 0 ? PropagationPolicy.Orphan : PropagationPolicy.Background)),
                7 or 8 => On(ResourceTypes.Pods, which, "delete", (ns, pod) => edits.Delete(ResourceTypes.Pods, ns, pod)),
                9 => On(ResourceTypes.Pods, which, "steer", (ns, pod) => Steer(ns, pod, how)),
                10 => On(ResourceTypes.Pods, which, "calm", (ns, pod) => edits.Steer(ns, pod, Steerings[how % Steerings.Length].Name, null)),
                11 => On(ResourceTypes.PersistentVolumeClaims, which, "delete", (ns, claim) => edits.Delete(ResourceTypes.PersistentVolumeClaims, ns, claim)),
                12 => On(ResourceTypes.PersistentVolumeClaims, which, "resize", (ns, claim) => edits.Resize(ns, claim, $"{100 + (how % 900)}Gi")),
                _ => On(ResourceTypes.Services, which, "change", (ns, service) => edits.Change(
                    ResourceTypes.Services, ns, service, it => it["spec"]!["publishNotReadyAddresses"] = how % 2 == 0)),
            };
        }
        catch (ApiException refusal)
        {
            return $"refused: {refusal.Message}";
        }
    }

    private string Create(int replicas)
    {
        if (edits.Objects.List(ResourceTypes.StatefulSets).Count >= MostSets)
        {
            return "enough sets";
        }
        var name = $"store-{_created++}";
        var policy = replicas % 2 == 0 ? "Parallel" : "OrderedReady";
        edits.Apply($$"""
            apiVersion: v1
            kind: Service
            metadata: {name: {{name}}, namespace: data}
            spec: {clusterIP: None, selector: {app: {{name}} }, ports: [{name: client, port: 7000}]}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: {{name}}, namespace: data}
            spec:
              serviceName: {{name}}
              replicas: {{replicas}}
              podManagementPolicy: {{policy}}
              selector: {matchLabels: {app: {{name}} } }
              template:
                metadata: {labels: {app: {{name}} } }
                spec:
                  terminationGracePeriodSeconds: 5
                  containers: [{name: main, image: {{Images[0]}}, ports: [{name: client, containerPort: 7000}], volumeMounts: [{name: data, mountPath: /data}]}]
              volumeClaimTemplates:
              - metadata: {name: data}
                spec: {accessModes: [ReadWriteOnce], storageClassName: fast-ssd, resources: {requests: {storage: 10Gi} } }
            """);
        return $"create {name} with {replicas}";
    }

    private void Steer(string ns, string pod, int how)
    {
        var (name, value) = Steerings[how % Steerings.Length];
        edits.Steer(ns, pod, name, value);
    }

    private static JsonObject Strategy(int how, int partition) => how % 3 == 0
        ? new JsonObject { ["type"] = "OnDelete" }
        : new JsonObject { ["type"] = "RollingUpdate", ["rollingUpdate"] = new JsonObject { ["partition"] = how % 3 == 1 ? 0 : partition } };

    private string OnSet(int which, string what, Action<string, string> act) => On(ResourceTypes.StatefulSets, which, what, act);

    private string On(ResourceType type, int which, string what, Action<string, string> act)
    {
        var all = edits.Objects.List(type);
        if (all.Count == 0)
        {
            return $"no {type.Plural}";
        }
        var metadata = all[which % all.Count]["metadata"]!;
        var (ns, name) = (metadata["namespace"]!.GetValue<string>(), metadata["name"]!.GetValue<string>());
        act(ns, name);
        return $"{what} {type.Singular} {ns}/{name}";
    }
}
