using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>A refusal as the API server words it: the parts of a <c>metav1.Status</c> of failure.</summary>
/// <param name="code">HTTP status code.</param>
/// <param name="reason">Machine-readable reason (apimachinery, pkg/apis/meta/v1/types.go, <c>StatusReason</c>).</param>
/// <param name="message">What kubectl prints.</param>
/// <param name="details">Kind, name, causes, <c>retryAfterSeconds</c>; null when the real server gives none.</param>
public sealed class ApiException(int code, string reason, string message, JsonObject? details = null) : Exception(message)
{
    public int Code { get; } = code;

    public string Reason { get; } = reason;

    public JsonObject? Details { get; } = details;

    /// <summary>Seconds a client is asked to wait, sent as <c>Retry-After</c>; null for none.</summary>
    public int? RetryAfterSeconds => Details?["retryAfterSeconds"]?.GetValue<int>();

    /// <summary>A token to go on with, in the refusal of an expired one.</summary>
    public string? Continue { get; init; }

    /// <summary>The Status object that goes on the wire.</summary>
    public JsonObject ToStatus()
    {
        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = Continue is null ? new JsonObject() : new JsonObject { ["continue"] = Continue },
            ["status"] = "Failure",
            ["message"] = Message,
            ["reason"] = Reason,
        };
        if (Details is not null)
            status["details"] = Details.DeepClone();
        status["code"] = Code;
        return status;
    }
}
