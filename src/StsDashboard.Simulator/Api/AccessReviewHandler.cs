using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>
/// Answers <c>kubectl auth can-i</c> and <c>auth whoami</c> from the permissions that <see cref="ApiFaults"/> takes away, and
/// reviews of others from <see cref="AccessRules"/>.
/// </summary>
internal sealed class AccessReviewHandler(ApiFaults faults, AccessRules rules, ApiServerOptions options)
{
    /// <summary>Null when the request is no review.</summary>
    public Task? TryAnswer(HttpContext context)
    {
        if (context.Request.Method != "POST")
            return null;
        return context.Request.Path.Value switch
        {
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews" => AnswerAsync(context, AccessOf),
            "/apis/authorization.k8s.io/v1/subjectaccessreviews" => AnswerAsync(context, OthersAccessOf),
            "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews" => AnswerAsync(context, _ => Rules()),
            "/apis/authentication.k8s.io/v1/selfsubjectreviews" => AnswerAsync(context, _ => new JsonObject { ["userInfo"] = new JsonObject { ["username"] = options.User } }),
            _ => null,
        };
    }

    private static async Task AnswerAsync(HttpContext context, Func<JsonObject, JsonObject> status)
    {
        var review = await RequestBody.ReadObjectAsync(context);
        review["status"] = status(review);
        await JsonAnswer.WriteAsync(context, review, 201);
    }

    private JsonObject AccessOf(JsonObject review)
    {
        var wish = review.Map("spec", "resourceAttributes");
        var forbidden = wish is not null && faults.IsForbidden(wish.Text("resource") ?? "", wish.Text("namespace") is { Length: > 0 } ns ? ns : null);
        return new JsonObject { ["allowed"] = !forbidden };
    }

    private JsonObject OthersAccessOf(JsonObject review)
    {
        if (faults.IsForbidden("subjectaccessreviews", null))
            throw new ApiException(403, "Forbidden", $"subjectaccessreviews.authorization.k8s.io is forbidden: User \"{options.User}\" cannot create resource", []);
        var who = (review.Items("spec", "groups") ?? []).Select(group => $"{group}").Append(review.Text("spec", "user") ?? "");
        var ns = review.Text("spec", "resourceAttributes", "namespace");
        return new JsonObject { ["allowed"] = rules.Allow(who, string.IsNullOrEmpty(ns) ? null : ns) };
    }

    private static JsonObject Rules() => new()
    {
        ["resourceRules"] = new JsonArray(new JsonObject
        {
            ["verbs"] = new JsonArray("*"),
            ["apiGroups"] = new JsonArray("*"),
            ["resources"] = new JsonArray("*"),
        }),
        ["nonResourceRules"] = new JsonArray(new JsonObject { ["verbs"] = new JsonArray("*"), ["nonResourceURLs"] = new JsonArray("*") }),
        ["incomplete"] = true,
    };
}
