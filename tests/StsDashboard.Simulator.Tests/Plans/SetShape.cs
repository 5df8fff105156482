using System.Text.Json.Nodes;
using StsDashboard.Simulator.Scenarios;

namespace StsDashboard.Simulator.Tests.Plans;

/// <summary>A set <c>default/web</c>, and what it has been through.</summary>
/// <param name="ScaledFrom">It once had so many replicas: claims may be left over.</param>
/// <param name="Update">It got another template: a good one, or one whose pods crash.</param>
internal sealed record SetShape(
    int Replicas,
    int Start,
    string Policy,
    string Strategy,
    int? Partition,
    int MinReadySeconds,
    string WhenScaled,
    string WhenDeleted,
    string? StorageClass,
    string? Budget,
    int? ScaledFrom,
    string? Update)
{
    public const string Namespace = "default";
    public const string Name = "web";

    /// <summary>The annotation of a template whose pods crash.</summary>
    public const string Bad = "sim.stsdashboard.io/crash";

    public string Manifest() => $$"""
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, clusterIP: None, ports: [{name: http, port: 80}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web}
        spec:
          serviceName: web
          replicas: {{ScaledFrom ?? Replicas}}
          ordinals: {start: {{Start}} }
          podManagementPolicy: {{Policy}}
          minReadySeconds: {{MinReadySeconds}}
          updateStrategy: {type: {{Strategy}}{{(Partition is { } partition ? $", rollingUpdate: {{partition: {partition} }}" : "")}} }
          persistentVolumeClaimRetentionPolicy: {whenScaled: {{WhenScaled}}, whenDeleted: {{WhenDeleted}} }
          selector: {matchLabels: {app: web} }
          template:
            metadata: {labels: {app: web} }
            spec: {containers: [{name: web, image: "web:1"}]}
        {{Claims()}}
        {{BudgetManifest()}}
        """;

    /// <summary>Puts it through what it has been through.</summary>
    public void Age(ScenarioWorld world)
    {
        if (ScaledFrom is not null)
        {
            world.Scale(Namespace, Name, Replicas);
            world.Wait(TimeSpan.FromMinutes(1));
        }

        if (Update is not null)
        {
            world.ChangeTemplate(Namespace, Name, template => template["metadata"]!["annotations"] = new JsonObject { [Update] = "true" });
            world.Wait(TimeSpan.FromMinutes(3));
        }
    }

    private string Claims() => StorageClass is null ? "" : $$"""
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], storageClassName: {{StorageClass}}, resources: {requests: {storage: 1Gi} } }
        """;

    private string BudgetManifest() => Budget is null ? "" : $$"""
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {selector: {matchLabels: {app: web} }, {{Budget}} }
        """;
}
