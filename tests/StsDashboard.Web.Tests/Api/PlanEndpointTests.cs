using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Api;

/// <summary>Plans over HTTP.</summary>
public sealed class PlanEndpointTests : IAsyncLifetime
{
    private const string Path = "/api/v1/sets/shop/web/plan";

    private RunningDashboard _dashboard = null!;

    public async ValueTask InitializeAsync()
    {
        _dashboard = await RunningDashboard.StartAsync();
        _dashboard.Show(Inspections.Healthy(Sets.Web()), Inspections.Healthy(Sets.Web() with { Key = new("shop", "manual"), Uid = "manual", UpdateStrategy = "OnDelete", Partition = null }));
    }

    public async ValueTask DisposeAsync() => await _dashboard.DisposeAsync();

    [Theory]
    [InlineData("", "")]
    [InlineData("?replicas=5", "CreatePod web-3, CreatePod web-4")]
    [InlineData("?replicas=1", "DeletePod web-2, DeletePod web-1")]
    [InlineData("?partition=2&template=changed", "DeletePod web-2, CreatePod web-2")]
    [InlineData("?delete=true", "DeletePod web-0, DeletePod web-1, DeletePod web-2")]
    [InlineData("?drain=node-1", "EvictPod web-0, EvictPod web-1, EvictPod web-2, CreatePod web-0, CreatePod web-1, CreatePod web-2")]
    public async Task Plan_AskedFor_HasTheStepsInOrder(string query, string steps)
    {
        var plan = await _dashboard.Client.GetFromJsonAsync<JsonElement>(Path + query, TestContext.Current.CancellationToken);
        Assert.Equal(steps, string.Join(", ", plan.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("action").GetString()} {step.GetProperty("pod").GetString()}")));
    }

    [Fact]
    public async Task Plan_Answer_HasTheContractsFields()
    {
        var plan = await _dashboard.Client.GetFromJsonAsync<JsonElement>($"{Path}?replicas=4", TestContext.Current.CancellationToken);
        string[] fields = ["version", "asOf", "namespace", "name", "summary", "completes", "steps", "moreSteps", "namesLost", "claims", "disruption", "warnings", "command"];
        Assert.Equal(fields, plan.EnumerateObject().Select(property => property.Name));
        Assert.Equal("kubectl scale statefulset web --replicas=4 -n shop", plan.GetProperty("command").GetString());
        Assert.Equal(["order", "action", "ordinal", "pod", "why", "revision"], plan.GetProperty("steps")[0].EnumerateObject().Select(property => property.Name));
        Assert.False(plan.GetProperty("disruption").GetProperty("asksBudgets").GetBoolean());
    }

    [Theory]
    [InlineData("web/plan?replicas=-1", "replicas", "from 0 to")]
    [InlineData("web/plan?replicas=many", "replicas", "no whole number")]
    [InlineData("web/plan?replicas=99999999999", "replicas", "no whole number")]
    [InlineData("web/plan?partition=-2", "partition", "no partition")]
    [InlineData("manual/plan?partition=1", "partition", "OnDelete")]
    [InlineData("web/plan?template=new", "template", "changed")]
    [InlineData("web/plan?delete=perhaps", "delete", "true")]
    [InlineData("web/plan?delete=true&replicas=2", "delete", "alone")]
    [InlineData("web/plan?drain=nowhere", "drain", "no node")]
    [InlineData("web/plan?drain=node-1&template=changed", "drain", "alone")]
    public async Task Plan_OfNonsense_IsRefusedByItsParameter(string path, string parameter, string text)
    {
        using var response = await _dashboard.Client.GetAsync($"/api/v1/sets/shop/{path}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains(text, problem.GetProperty("errors").GetProperty(parameter)[0].GetString());
    }

    [Fact]
    public async Task Plan_OfAnUnknownSet_IsA404Problem()
    {
        using var response = await _dashboard.Client.GetAsync("/api/v1/sets/shop/none/plan?replicas=2", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Plan_OfADrain_KnowsTheFramesNodes()
    {
        var node = new NodeFact { Key = new("", "node-9"), IsReady = true };
        _dashboard.Feed.Publish(_dashboard.Feed.Current with { Nodes = FactTable<NodeFact>.Empty.With(node) });
        var plan = await _dashboard.Client.GetFromJsonAsync<JsonElement>($"{Path}?drain=node-9", TestContext.Current.CancellationToken);
        Assert.Empty(plan.GetProperty("steps").EnumerateArray());
        Assert.Equal("kubectl drain node-9 --ignore-daemonsets", plan.GetProperty("command").GetString());
    }
}
