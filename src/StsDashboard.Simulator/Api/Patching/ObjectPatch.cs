using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Patching;

/// <summary>A patch in one of the API's four forms.</summary>
internal sealed class ObjectPatch
{
    private readonly Func<JsonObject, JsonObject> _apply;

    private ObjectPatch(Func<JsonObject, JsonObject> apply, bool creates = false)
    {
        _apply = apply;
        Creates = creates;
    }

    /// <summary>True when the patch makes the object if there is none: server-side apply.</summary>
    public bool Creates { get; }

    /// <summary>Changes the object, which must be the caller's own, and returns the result.</summary>
    /// <exception cref="ApiException">422: the patch does not fit the object.</exception>
    public JsonObject Apply(JsonObject target) => _apply(target);

    /// <exception cref="ApiException">415: another media type. 400: the body has the wrong form.</exception>
    public static ObjectPatch Read(string mediaType, JsonNode body) => mediaType switch
    {
        "application/json-patch+json" => new ObjectPatch(target => JsonPatch.Apply(target, body as JsonArray ?? throw WrongForm())),
        "application/merge-patch+json" => new ObjectPatch(target => JsonMergePatch.Apply(target, Map(body))),
        "application/strategic-merge-patch+json" => new ObjectPatch(target => StrategicMergePatch.Apply(target, Map(body))),
        // No field ownership is kept, so what an applier leaves out later stays; everything else is as specified.
        "application/apply-patch+yaml" => new ObjectPatch(target => StrategicMergePatch.Apply(target, Map(body)), creates: true),
        _ => throw new ApiException(415, "UnsupportedMediaType",
            "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml, application/strategic-merge-patch+json"),
    };

    private static JsonObject Map(JsonNode body) => body as JsonObject ?? throw WrongForm();

    private static ApiException WrongForm() => ApiErrors.BadRequest("the patch has the wrong form for its media type");
}
