using System.Net;
using StsDashboard.Simulator.Api;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Api;

public sealed class FaultTests : IAsyncLifetime
{
    private ApiFixture _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ApiFixture.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Forbid_Kind_403UntilAllowed()
    {
        _cluster.Server.Faults.Forbid("pods");

        var (code, status) = await _cluster.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default/pods");
        Assert.Equal((403, "Forbidden"), (code, status.Text("reason")));
        Assert.Equal("pods is forbidden: User \"simulated-user\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"", status.Text("message"));
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Get, "/api/v1/nodes")).Code);

        _cluster.Server.Faults.Allow("pods");
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default/pods")).Code);
    }

    [Fact]
    public async Task Forbid_OneNamespace_LeavesTheOthers()
    {
        _cluster.Server.Faults.Forbid("pods", "kube-system");

        Assert.Equal(403, (await _cluster.SendAsync(HttpMethod.Get, "/api/v1/namespaces/kube-system/pods")).Code);
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default/pods")).Code);
    }

    [Fact]
    public async Task ForbidClusterWide_Kind_LeavesNamespaces()
    {
        _cluster.Server.Faults.ForbidClusterWide("statefulsets");

        var (code, status) = await _cluster.SendAsync(HttpMethod.Get, "/apis/apps/v1/statefulsets?watch=true");
        Assert.Equal(403, code);
        Assert.Contains("cannot watch resource \"statefulsets\" in API group \"apps\" at the cluster scope", status.Text("message"));
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Get, "/apis/apps/v1/namespaces/default/statefulsets")).Code);
    }

    [Fact]
    public async Task Unavailable_AnyRequest_503WithRetryAfter()
    {
        _cluster.Server.Faults.Unavailable = TimeSpan.FromSeconds(7);

        using var response = await _cluster.Client.GetAsync("/api/v1/pods", ApiFixture.Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await _cluster.Client.GetAsync("/livez", ApiFixture.Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "NotFound")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "InternalError")]
    public async Task Fail_Kind_AnswersThatUntilMended(int code, string reason)
    {
        _cluster.Server.Faults.Fail("pods", code, TimeSpan.FromSeconds(5));

        using var response = await _cluster.Client.GetAsync("/api/v1/pods?watch=true", ApiFixture.Cancellation);
        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.Equal(reason, (await _cluster.GetAsync("/api/v1/pods")).Text("reason"));
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Get, "/api/v1/nodes")).Code);

        _cluster.Server.Faults.Mend("pods");
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Get, "/api/v1/pods")).Code);
    }

    [Fact]
    public async Task OpenWatches_WhileOneIsRead_CountsIt()
    {
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));
        await using var watch = _cluster.WatchAsync("/api/v1/configmaps").GetAsyncEnumerator(ApiFixture.Cancellation);
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(1, _cluster.Server.OpenWatches);

        _cluster.Server.Faults.CloseWatches();

        Assert.False(await watch.MoveNextAsync());
        Assert.Equal(0, _cluster.Server.OpenWatches);
    }

    [Fact]
    public async Task Stop_OpenWatch_EndsAndASecondServerTakesOver()
    {
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));
        await using var watch = _cluster.WatchAsync("/api/v1/configmaps").GetAsyncEnumerator(ApiFixture.Cancellation);
        Assert.True(await watch.MoveNextAsync());

        var stopped = _cluster.Server.DisposeAsync().AsTask();

        Assert.False(await watch.MoveNextAsync());
        await stopped.WaitAsync(TimeSpan.FromSeconds(60), ApiFixture.Cancellation);
        await using var second = await ApiServer.StartAsync(_cluster.Store, new ApiServerOptions { Port = _cluster.Server.Address.Port }, ApiFixture.Cancellation);
        Assert.Equal(_cluster.Server.Address, second.Address);
        Assert.Single((await _cluster.GetAsync("/api/v1/configmaps")).Items("items")!);
    }

    [Fact]
    public async Task Discovery_BothForms_NameTheSameKinds()
    {
        var plain = await _cluster.GetAsync("/apis/apps/v1");
        var aggregated = await _cluster.GetAsync("/apis", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json");

        Assert.Contains("statefulsets/scale", plain.Items("resources")!.Select(one => one.Text("name")));
        Assert.Equal("APIGroupDiscoveryList", aggregated.Text("kind"));
        var apps = aggregated.Items("items")!.Single(group => group.Text("metadata", "name") == "apps");
        Assert.Equal(["statefulsets", "controllerrevisions"], apps.Items("versions")![0].Items("resources")!.Select(one => one.Text("resource")));
        Assert.Contains("apps", (await _cluster.GetAsync("/apis")).Items("groups")!.Select(one => one.Text("name")));
    }
}
