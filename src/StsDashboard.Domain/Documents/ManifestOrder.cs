using System.Text.Json;

namespace StsDashboard.Domain.Documents;

/// <summary>Puts an object's fields where people look for them; an API server sends <c>kind</c> before <c>apiVersion</c>.</summary>
public static class ManifestOrder
{
    private static readonly string[] First = ["apiVersion", "kind", "metadata", "spec"];

    public static JsonElement Of(JsonElement manifest) => manifest.ValueKind == JsonValueKind.Object
        ? JsonSerializer.SerializeToElement(manifest.EnumerateObject()
            .DistinctBy(property => property.Name)
            .OrderBy(property => Array.IndexOf(First, property.Name) is var place && place < 0 ? First.Length : place)
            .ToDictionary(property => property.Name, property => property.Value))
        : manifest;
}
