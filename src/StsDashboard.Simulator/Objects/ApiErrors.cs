using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>The refusals of the API server, in its own words (apimachinery, pkg/api/errors/errors.go).</summary>
public static class ApiErrors
{
    public static ApiException NotFound(ResourceType type, string name) =>
        new(404, "NotFound", $"{type.QualifiedName} \"{name}\" not found", Details(type, name));

    public static ApiException AlreadyExists(ResourceType type, string name, bool beingDeleted = false) =>
        new(409, "AlreadyExists", $"{(beingDeleted ? "object is being deleted: " : "")}{type.QualifiedName} \"{name}\" already exists", Details(type, name));

    public static ApiException Conflict(ResourceType type, string name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {type.QualifiedName} \"{name}\": {why}", Details(type, name));

    public static ApiException Modified(ResourceType type, string name) =>
        Conflict(type, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static ApiException Forbidden(ResourceType type, string name, string why) =>
        new(403, "Forbidden", name.Length == 0
            ? $"{type.QualifiedName} is forbidden: {why}"
            : $"{type.QualifiedName} \"{name}\" is forbidden: {why}", Details(type, name));

    public static ApiException BadRequest(string why) => new(400, "BadRequest", why);

    /// <summary>What is wrong with the server or the client as a whole, and not with what was asked for.</summary>
    public static ApiException Failure(int code, TimeSpan? retryAfter)
    {
        var (reason, message) = code switch
        {
            401 => ("Unauthorized", "Unauthorized"),
            404 => ("NotFound", "the server could not find the requested resource"),
            429 => ("TooManyRequests", "the server has received too many requests and has asked us to try again later"),
            503 => ("ServiceUnavailable", "the server is currently unable to handle the request"),
            _ => ("InternalError", "Internal error occurred: etcdserver: request timed out"),
        };
        var details = new JsonObject();
        if (retryAfter is { } wait)
            details["retryAfterSeconds"] = (int)Math.Ceiling(wait.TotalSeconds);
        return new(code, reason, message, details);
    }

    /// <summary>A version older than what the server still remembers.</summary>
    public static ApiException TooOld(long requested, long oldest) =>
        new(410, "Expired", $"too old resource version: {requested} ({oldest})");

    /// <summary>A 422 with one cause per field (<c>FieldValueInvalid</c>, <c>FieldValueForbidden</c>, …).</summary>
    public static ApiException Invalid(ResourceType type, string name, params IReadOnlyList<FieldCause> causes)
    {
        var list = string.Join(", ", causes.Select(cause => $"{cause.Field}: {cause.Message}"));
        var details = Details(type, name, type.Kind);
        details["causes"] = new JsonArray([.. causes.Select(cause => cause.ToJson())]);
        return new(422, "Invalid", $"{type.Kind}{(type.Group.Length == 0 ? "" : "." + type.Group)} \"{name}\" is invalid: {(causes.Count == 1 ? list : $"[{list}]")}", details);
    }

    private static JsonObject Details(ResourceType type, string name, string? kind = null)
    {
        var details = new JsonObject();
        if (name.Length > 0)
            details["name"] = name;
        if (type.Group.Length > 0)
            details["group"] = type.Group;
        details["kind"] = kind ?? type.Plural;
        return details;
    }
}
