using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>Defaults of StatefulSets (pkg/apis/apps/v1/defaults.go).</summary>
internal static class StatefulSetDefaults
{
    public static void Fill(JsonObject set)
    {
        var spec = set.Ensure("spec");
        spec.Default("replicas", 1);
        PodDefaults.FillTemplate(spec.Ensure("template"));
        foreach (var template in spec.Items("volumeClaimTemplates")?.OfType<JsonObject>() ?? [])
            FillClaimTemplate(template);
        spec.Default("podManagementPolicy", "OrderedReady");
        FillStrategy(spec);
        spec.Default("revisionHistoryLimit", 10);
        var retention = spec.Ensure("persistentVolumeClaimRetentionPolicy");
        retention.Default("whenDeleted", "Retain");
        retention.Default("whenScaled", "Retain");
    }

    private static void FillStrategy(JsonObject spec)
    {
        var strategy = spec.Ensure("updateStrategy");
        strategy.Default("type", "RollingUpdate");
        // A RollingUpdate without its block gets one; a set created before the defaults existed may lack it.
        if (strategy.Text("type") == "RollingUpdate")
            strategy.Ensure("rollingUpdate").Default("partition", 0);
    }

    private static void FillClaimTemplate(JsonObject template)
    {
        PodDefaults.DropNullTimestamp(template);
        template.Default("kind", "PersistentVolumeClaim");
        template.Default("apiVersion", "v1");
        template.Ensure("spec").Default("volumeMode", "Filesystem");
        template["status"] = new JsonObject { ["phase"] = "Pending" };
    }
}
