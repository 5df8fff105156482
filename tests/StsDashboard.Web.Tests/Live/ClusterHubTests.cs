using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Live;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Live;

/// <summary>The hub over a real connection, in both encodings.</summary>
public sealed class ClusterHubTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task Frames_SetChanges_ComesAsADelta(string protocol)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        var web = Inspections.Healthy(Sets.Web());
        dashboard.Show(web);
        await using var connection = await ConnectAsync(dashboard, protocol);
        using var tooLong = Deadline();
        await using var messages = connection.StreamAsync<FrameMessage>("Frames", new FrameRequest(["shop"]), tooLong.Token).GetAsyncEnumerator(tooLong.Token);

        Assert.True(await messages.MoveNextAsync());
        var full = messages.Current;
        Assert.Equal("full", full.Kind);
        Assert.Equal([SlotState.Ready, SlotState.Ready, SlotState.Ready], full.Items!.Single().Slots.Select(slot => slot.State));

        dashboard.Show(Inspections.Blocked(web.Set, 1));
        Assert.True(await messages.MoveNextAsync());
        var delta = messages.Current;
        Assert.Equal("delta", delta.Kind);
        Assert.Equal(full.Version, delta.Previous);
        var changed = Assert.Single(delta.Changed!);
        Assert.Equal(Verdict.Blocked, changed.Verdict);
        Assert.Equal(1, changed.WaitingFor!.Ordinal);
        Assert.Equal("CrashLoopBackOff", changed.WaitingFor.Reason);
        Assert.Equal(Clock.Start, changed.CreatedAt);

        dashboard.Show();
        Assert.True(await messages.MoveNextAsync());
        Assert.Equal(new SetReference("shop", "web"), Assert.Single(messages.Current.Removed!));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task Set_Followed_ComesOnEachChangeAndAsNullWhenGone(string protocol)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        var web = Inspections.Healthy(Sets.Web());
        dashboard.Show(web);
        await using var connection = await ConnectAsync(dashboard, protocol);
        using var tooLong = Deadline();
        await using var details = connection.StreamAsync<SetDetail?>("Set", "shop", "web", tooLong.Token).GetAsyncEnumerator(tooLong.Token);

        Assert.True(await details.MoveNextAsync());
        Assert.Equal("web-0.web.shop.svc.cluster.local", details.Current!.Slots[0].Name.Fqdn);
        dashboard.Show();
        Assert.True(await details.MoveNextAsync());
        Assert.Null(details.Current);
    }

    [Fact]
    public async Task Frames_WithoutARequest_HoldEverything()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        dashboard.Show(Inspections.Healthy(Sets.Web()));
        await using var connection = await ConnectAsync(dashboard, "json");
        using var tooLong = Deadline();
        await foreach (var message in connection.StreamAsync<FrameMessage>("Frames", null, tooLong.Token))
        {
            Assert.Single(message.Items!);
            break;
        }
    }

    [Fact]
    public async Task Stop_WithOpenStreams_IsQuick()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        await using var connection = await ConnectAsync(dashboard, "json");
        using var tooLong = Deadline();
        await using var messages = connection.StreamAsync<FrameMessage>("Frames", new FrameRequest(), tooLong.Token).GetAsyncEnumerator(tooLong.Token);
        Assert.True(await messages.MoveNextAsync());

        var stopwatch = Stopwatch.StartNew();
        await dashboard.StopAsync();
        Assert.InRange(stopwatch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(0, dashboard.Feed.Readers);
    }

    private static CancellationTokenSource Deadline()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(Patience);
        return source;
    }

    private static async Task<HubConnection> ConnectAsync(RunningDashboard dashboard, string protocol)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, ClusterHub.Path));
        var connection = protocol == "messagepack"
            ? builder.AddMessagePackProtocol(options => options.SerializerOptions = options.SerializerOptions.WithResolver(JsonShapedResolver.Instance)).Build()
            : builder.AddJsonProtocol(options => ApiJson.Configure(options.PayloadSerializerOptions)).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
