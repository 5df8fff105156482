using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Watching;

namespace StsDashboard.Cluster.Access;

/// <summary>
/// Asks the cluster what somebody may see. The question is a SubjectAccessReview, which is asked by creating one: the only
/// thing the dashboard ever creates, and nothing that the cluster keeps (pkg/registry/authorization/subjectaccessreview).
/// </summary>
public sealed class AccessReviewer(KubernetesApi api, TimeProvider time)
{
    private const string Path = "apis/authorization.k8s.io/v1/subjectaccessreviews";

    private const int LargestAnswer = 256 * 1024;

    /// <summary>Somebody waits for the page.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="user">The user's name as the cluster's roles have it.</param>
    /// <param name="groups">The groups, likewise.</param>
    /// <param name="namespace">Null for all namespaces at once.</param>
    /// <exception cref="AccessReviewException">The cluster did not say.</exception>
    public async Task<bool> MayListSetsAsync(string user, IEnumerable<string> groups, string? @namespace, CancellationToken cancellationToken)
    {
        var review = ReviewOf(user, groups, @namespace);
        using var silence = new SilenceLimit(time, cancellationToken);
        try
        {
            return await silence.WithinAsync(Patience, token => AskAsync(review, token));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TimeoutException or JsonException or InvalidOperationException)
        {
            throw new AccessReviewException(broken.Message);
        }
    }

    private async Task<bool> AskAsync(string review, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.Relative));
        request.Content = new StringContent(review, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await api.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            // The next question has new ones.
            api.RenewCredentials();
        }
        if (!response.IsSuccessStatusCode)
        {
            throw new AccessReviewException($"{(int)response.StatusCode} {response.StatusCode}");
        }
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStreamAsync(cancellationToken));
        // "denied" wins, should an authorizer ever say both (authorization/v1, SubjectAccessReviewStatus).
        return answer?["status"]?["allowed"]?.GetValue<bool>() == true && answer["status"]?["denied"]?.GetValue<bool>() != true;
    }

    private static string ReviewOf(string user, IEnumerable<string> groups, string? @namespace) => new JsonObject
    {
        ["apiVersion"] = "authorization.k8s.io/v1",
        ["kind"] = "SubjectAccessReview",
        ["spec"] = new JsonObject
        {
            ["user"] = user,
            // A review takes the groups as they are written; this one the API server gives to all whom it has let in.
            ["groups"] = new JsonArray([.. groups.Append("system:authenticated").Select(group => JsonValue.Create(group))]),
            ["resourceAttributes"] = new JsonObject
            {
                ["verb"] = "list",
                ["group"] = "apps",
                ["version"] = "v1",
                ["resource"] = "statefulsets",
                ["namespace"] = @namespace ?? "",
            },
        },
    }.ToJsonString();
}
