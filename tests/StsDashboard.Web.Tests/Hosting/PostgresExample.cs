using System.Net.Http.Headers;
using System.Text;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>A database as people run it: three replicas, a headless Service, a 50Gi claim each.</summary>
public static class PostgresExample
{
    private const string Service = """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"postgres","namespace":"data"},
         "spec":{"clusterIP":"None","selector":{"app":"postgres"},"ports":[{"port":5432,"targetPort":5432}]}}
        """;

    private const string Set = """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"postgres","namespace":"data"},
         "spec":{"serviceName":"postgres","replicas":3,"selector":{"matchLabels":{"app":"postgres"}},
          "template":{"metadata":{"labels":{"app":"postgres"}},
           "spec":{"containers":[{"name":"postgres","image":"postgres:16","ports":[{"containerPort":5432}],
            "env":[{"name":"POSTGRES_PASSWORD","valueFrom":{"secretKeyRef":{"name":"pg-secret","key":"password"}}}],
            "volumeMounts":[{"name":"data","mountPath":"/var/lib/postgresql/data"}]}]}},
          "volumeClaimTemplates":[{"metadata":{"name":"data"},
           "spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"fast-ssd","resources":{"requests":{"storage":"50Gi"}}}}]}}
        """;

    /// <param name="storageClass">The class that the claims ask for.</param>
    public static async Task ApplyAsync(HttpClient api, string storageClass = "fast-ssd")
    {
        await SendAsync(api, HttpMethod.Post, "api/v1/namespaces/data/services", Service, "application/json");
        await SendAsync(api, HttpMethod.Post, "apis/apps/v1/namespaces/data/statefulsets", Set.Replace("fast-ssd", storageClass, StringComparison.Ordinal), "application/json");
    }

    public static Task ScaleAsync(HttpClient api, int replicas) => SendAsync(
        api, HttpMethod.Patch, "apis/apps/v1/namespaces/data/statefulsets/postgres/scale", $$$"""{"spec":{"replicas":{{{replicas}}}}}""", "application/merge-patch+json");

    /// <summary>The pod comes back under the same name, with another address.</summary>
    public static async Task RestartAsync(HttpClient api, int ordinal)
    {
        using var response = await api.DeleteAsync($"api/v1/namespaces/data/pods/postgres-{ordinal}?gracePeriodSeconds=0", TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public static Task UpdateAsync(HttpClient api, string image) => SendAsync(
        api,
        HttpMethod.Patch,
        "apis/apps/v1/namespaces/data/statefulsets/postgres",
        $$$"""{"spec":{"template":{"spec":{"containers":[{"name":"postgres","image":"{{{image}}}"}]} } } }""",
        "application/strategic-merge-patch+json");

    public static Task SetVariableAsync(HttpClient api, string name, string value) => SendAsync(
        api,
        HttpMethod.Patch,
        "apis/apps/v1/namespaces/data/statefulsets/postgres",
        $$$"""{"spec":{"template":{"spec":{"containers":[{"name":"postgres","env":[{"name":"{{{name}}}","value":"{{{value}}}"}]}]} } } }""",
        "application/strategic-merge-patch+json");

    /// <summary>Allows the namespace so many claims.</summary>
    public static Task LimitClaimsAsync(HttpClient api, int count) => SendAsync(
        api, HttpMethod.Post, "api/v1/namespaces/data/resourcequotas",
        $$$"""{"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"claims","namespace":"data"},"spec":{"hard":{"persistentvolumeclaims":"{{{count}}}"} } }""", "application/json");

    private static async Task SendAsync(HttpClient api, HttpMethod method, string path, string body, string mediaType)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(mediaType)) };
        using var response = await api.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
