using System.Text.Json;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Documents;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Lookups;

namespace StsDashboard.Web.Api;

/// <summary>The StatefulSet as the cluster holds it.</summary>
internal static class ManifestEndpoints
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, IndentSize = 2 };

    public static void MapManifest(this IEndpointRouteBuilder api) =>
        api.MapGet("/sets/{namespace}/{name}/manifest", FindAsync)
            .WithSummary("The StatefulSet as YAML, or as JSON with format=json; secrets are covered, managedFields left out")
            .Produces(StatusCodes.Status200OK, contentType: "application/yaml", additionalContentTypes: "application/json")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status502BadGateway)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> FindAsync(
        string @namespace, string name, string? format, IFrames frames, ManifestLookup lookup, CancellationToken cancellationToken)
    {
        var read = new QueryReader();
        var form = read.One("format", format ?? "yaml", ["yaml", "json"], known => known);
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }
        var set = new ObjectKey(@namespace, name);
        if (!frames.Current.Sets.ContainsKey(set))
        {
            return UnknownSet.Problem(frames.Current, new ObjectKey(@namespace, name));
        }
        var answer = await lookup.FindAsync(set, cancellationToken);
        if (!answer.IsFound)
        {
            return LookupProblems.NotFetched(answer.State, $"The StatefulSet {set}", answer.Problem);
        }
        return form == "json"
            ? TypedResults.Json(answer.Document, Readable)
            : TypedResults.Text(YamlText.Of(answer.Document), "application/yaml; charset=utf-8");
    }
}
