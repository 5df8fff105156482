using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.Storage;

/// <summary>The claims that a pod's volumes name.</summary>
internal static class PodClaims
{
    public static IEnumerable<string> NamesOf(JsonObject pod) =>
        (pod.Items("spec", "volumes") ?? []).Select(volume => volume.Text("persistentVolumeClaim", "claimName")).OfType<string>();
}
