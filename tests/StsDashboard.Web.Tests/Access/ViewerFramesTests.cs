using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Access;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Access;

/// <summary>Rights that come and go, and sessions that end, in fake time.</summary>
public sealed class ViewerFramesTests : IDisposable
{
    private static readonly AccessOptions Options = new() { Mode = AccessMode.Proxy, AuthorizeNamespaces = true };

    private static readonly Viewer Ann = Viewer.Of("ann", [], Options)!;

    private readonly FakeTimeProvider _clock = new(Clock.Now);
    private readonly ScriptedReview _review = new();
    private readonly FrameFeed _feed = new();
    private readonly FrameViews _views = new();
    private readonly Sessions _sessions;
    private readonly NamespaceRights _rights;

    public ViewerFramesTests()
    {
        _sessions = new Sessions(_clock);
        _rights = new NamespaceRights(_review, _clock, NullLogger<NamespaceRights>.Instance);
    }

    public void Dispose() => _rights.Dispose();

    [Fact]
    public async Task Rights_TakenAway_EndWithinTheirLifetimeAlthoughNothingElseHappens()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        var frames = await OpenAsync();
        await using var following = frames.Follow(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await following.MoveNextAsync());
        Assert.Single(following.Current.Sets);

        _review.Allowed["shop"] = false;
        var next = following.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(next);
        Assert.True(await next);
        Assert.Empty(following.Current.Sets);
        Assert.False(following.Current.Sees("shop"));
    }

    [Fact]
    public async Task Rights_TakenAwayWhileAllIsQuiet_AreOverWhenTheAnswerIs()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        await OpenAsync();
        _clock.Advance(NamespaceRights.Lifetime - TimeSpan.FromSeconds(1));
        var late = await OpenAsync();
        await using var following = late.Follow(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await following.MoveNextAsync());
        _review.Allowed["shop"] = false;
        var next = following.MoveNextAsync().AsTask();
        // Not half a minute after the page came, but half a minute after the cluster was asked.
        await AdvanceUntilAsync(next, TimeSpan.FromMilliseconds(100), atMost: TimeSpan.FromSeconds(2));
        Assert.True(await next);
        Assert.Empty(following.Current.Sets);
    }

    [Fact]
    public async Task Session_LoggedOut_EndsTheStreamAtOnce()
    {
        Show(Inspections.Healthy(Sets.Web()));
        var principal = Ann.ToPrincipal("OpenIdConnect", _clock.GetUtcNow().AddHours(1), Sessions.NewId());
        var key = await _sessions.StoreAsync(new AuthenticationTicket(principal, "Cookies"));
        var frames = Frames();
        await frames.OpenAsync(principal, TestContext.Current.CancellationToken);
        await using var following = frames.Follow(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await following.MoveNextAsync());
        var next = following.MoveNextAsync().AsTask();
        await _sessions.RemoveAsync(key);
        Assert.False(await next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Same(Frame.LoggedOut, frames.Current);
    }

    [Fact]
    public async Task Page_ThatSomebodyElseConnectsTo_ShowsWhatTheyMaySee()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        var frames = await OpenAsync();
        Assert.Single(frames.Current.Sets);
        _review.Allowed["shop"] = false;
        await frames.OpenAsync(Viewer.Of("bob", [], Options)!.ToPrincipal("Proxy", _clock.GetUtcNow().AddHours(1)), TestContext.Current.CancellationToken);
        Assert.Empty(frames.Current.Sets);
        await frames.OpenAsync(new ClaimsPrincipal(new ClaimsIdentity()), TestContext.Current.CancellationToken);
        Assert.Same(Frame.Over, frames.Current);
    }

    [Fact]
    public async Task Review_WithoutEnd_IsNotWaitedForWithWhatWasSeen()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        var frames = await OpenAsync();
        await using var following = frames.Follow(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await following.MoveNextAsync());
        _review.IsSilent = true;
        var next = following.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(next, TimeSpan.FromSeconds(1), atMost: NamespaceRights.Lifetime + NamespaceRights.Patience + TimeSpan.FromSeconds(5));
        Assert.True(await next);
        Assert.Empty(following.Current.Sets);
    }

    [Fact]
    public async Task Session_AtItsEnd_EndsTheStreamAndShowsNothing()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        var frames = await OpenAsync();
        await using var following = frames.Follow(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await following.MoveNextAsync());
        var next = following.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(next, TimeSpan.FromMinutes(30));
        Assert.False(await next);
        Assert.Same(Frame.Over, frames.Current);
        Assert.Equal(0, _feed.Readers);
    }

    [Fact]
    public async Task Review_ThatFailsLater_HidesWhatWasSeen()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        Assert.Single((await OpenAsync()).Current.Sets);
        _review.Fails = true;
        _clock.Advance(NamespaceRights.Lifetime);
        Assert.Empty((await OpenAsync()).Current.Sets);
        _review.Fails = false;
        _clock.Advance(NamespaceRights.LifetimeOfFailure);
        Assert.Single((await OpenAsync()).Current.Sets);
    }

    [Fact]
    public async Task Clock_SetBack_LetsNoAnswerHoldForHours()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        Assert.Single((await OpenAsync()).Current.Sets);
        _review.Allowed["shop"] = false;
        _clock.AdjustTime(Clock.Now.AddHours(-3));
        Assert.Empty((await OpenAsync()).Current.Sets);
    }

    [Fact]
    public async Task Answers_WithinTheirLifetime_AreAskedForOnce()
    {
        Show(Inspections.Healthy(Sets.Web()));
        var frames = await OpenAsync();
        await OpenAsync();
        Assert.Equal(2, _review.Questions.Count);
        Show(Inspections.Healthy(Sets.Web() with { Key = new ObjectKey("other", "web") }), Inspections.Healthy(Sets.Web()));
        await OpenAsync();
        Assert.Equal([null, "shop", "other"], _review.Questions);
        Assert.Empty(frames.Current.Sets);
    }

    [Fact]
    public async Task Viewers_WhoMaySeeTheSame_ShareOneFrame()
    {
        Show(Inspections.Healthy(Sets.Web()));
        _review.Allowed["shop"] = true;
        var ann = await OpenAsync();
        var bob = Frames();
        await bob.OpenAsync(Viewer.Of("bob", ["some"], Options)!.ToPrincipal("Proxy", _clock.GetUtcNow().AddHours(1)), TestContext.Current.CancellationToken);
        Assert.Same(ann.Current, bob.Current);
    }

    [Fact]
    public async Task Frame_ThatChangesElsewhere_IsTheSameForWhoDoesNotSeeIt()
    {
        var web = Inspections.Healthy(Sets.Web());
        var other = Inspections.Healthy(Sets.Web() with { Key = new ObjectKey("other", "web") });
        _review.Allowed["shop"] = true;
        Show(web, other);
        var frames = await OpenAsync();
        var before = frames.Current;
        Show(web, Inspections.Blocked(other.Set, 1));
        Assert.Same(before, frames.Current);
    }

    [Fact]
    public void Viewer_NobodyLetIn_SeesNothing() => Assert.Same(Frame.Over, Frames().Current);

    [Fact]
    public void Groups_ThatKubernetesKeepsForItself_AreLeftOut() =>
        Assert.Equal(["dev"], Viewer.Of("ann", ["system:masters", " dev ", "", "dev", "SYSTEM:nodes"], Options)!.Groups);

    [Fact]
    public void Prefixes_OfTheCluster_ArePutBefore()
    {
        var viewer = Viewer.Of("ann", ["dev"], Options with { UserPrefix = "oidc:", GroupPrefix = "oidc:" })!;
        Assert.Equal(("oidc:ann", "oidc:dev"), (viewer.Name, viewer.Groups[0]));
    }

    private ViewerFrames Frames() => new(_feed, _views, _rights, Options, _clock, _sessions);

    private async Task<ViewerFrames> OpenAsync()
    {
        var frames = Frames();
        await frames.OpenAsync(Ann.ToPrincipal("Proxy", _clock.GetUtcNow().AddHours(1)), TestContext.Current.CancellationToken);
        return frames;
    }

    /// <summary>Lets time pass until something has come of it; timers are set a moment after they are wanted.</summary>
    private async Task AdvanceUntilAsync(Task wanted, TimeSpan? step = null, TimeSpan? atMost = null)
    {
        var start = _clock.GetUtcNow();
        while (!wanted.IsCompleted)
        {
            if (_clock.GetUtcNow() - start >= atMost)
            {
                // Nothing more has to pass; a busy machine may still be at work.
                await wanted.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
                return;
            }
            _clock.Advance(step ?? NamespaceRights.Lifetime);
            await Task.WhenAny(wanted, Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken));
        }
    }

    private void Show(params SetInspection[] sets) => _feed.Publish(_feed.Current with
    {
        Version = _feed.Current.Version + 1,
        HasSynced = true,
        Sets = sets.ToImmutableSortedDictionary(set => set.Key, set => set),
    });

    private sealed class ScriptedReview : INamespaceReview
    {
        public ConcurrentDictionary<string, bool> Allowed { get; } = new();

        public List<string?> Questions { get; } = [];

        public bool Fails { get; set; }

        public bool IsSilent { get; set; }

        public Task<bool?> MayListSetsAsync(Viewer viewer, string? @namespace, CancellationToken cancellationToken)
        {
            lock (Questions)
            {
                Questions.Add(@namespace);
            }
            return IsSilent ? new TaskCompletionSource<bool?>().Task
                : Fails ? throw new TimeoutException("The API server was silent.") : Task.FromResult<bool?>(@namespace is not null && Allowed.GetValueOrDefault(@namespace));
        }
    }
}
