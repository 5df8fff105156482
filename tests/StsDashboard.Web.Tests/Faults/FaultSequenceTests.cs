using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Simulator;
using StsDashboard.Simulator.Scenarios;
using StsDashboard.Testing;

namespace StsDashboard.Web.Tests.Faults;

/// <summary>
/// Random operations and random faults against the running application. A seed gives the same acts in the same order; how
/// they meet what the cluster and the application do meanwhile is up to the machine.
/// </summary>
public sealed class FaultSequenceTests(ITestOutputHelper output)
{
    /// <summary>The longest wait between two tries, 7.5 s, is over in one. What the machine itself takes counts ten times, too.</summary>
    private const int UsualClockFactor = 10;

    private const int UsualActs = 300;
    private const int KeptActs = 200;
    private const int RememberedActs = 60;

    /// <summary>On the clock of the world: what may lie between two acts.</summary>
    private const int LongestPauseMilliseconds = 400;

    /// <summary>Timers come and go with questions under way; what leaks with every fault is soon more than this.</summary>
    private const int PassingTimers = 6;

    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait between two tries is less than a second; the rest is for a machine that is busy with other tests.</summary>
    private static readonly TimeSpan ToRecover = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private static int Acts => Number("STS_FAULT_ACTS") ?? UsualActs;

    private static int ClockFactor => Number("STS_FAULT_CLOCK") ?? UsualClockFactor;

    [Fact]
    public Task Faults_WhenTheyEnd_LeaveWhatAFreshInstanceSees() => RunAsync(Number("STS_FAULT_SEED") ?? Random.Shared.Next(), Acts);

    /// <summary>Seeds worth repeating: 12 refuses pods again and again. Those that fail are added.</summary>
    [Theory]
    [InlineData(12)]
    public Task Faults_OfAKeptSeed_LeaveWhatAFreshInstanceSees(int seed) => RunAsync(seed, KeptActs);

    private async Task RunAsync(int seed, int acts)
    {
        var clock = new FastClock(ClockFactor);
        await using var cluster = await SimulatedCluster.StartAsync(
            new SimulatorOptions { Lively = false, Seed = seed }, clock, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        await using var old = await WatchingInstance.StartAsync(cluster, clock.Another());
        await SyncedAsync(old);
        var watches = cluster.OpenWatches;

        var done = await ActAsync(cluster, old, clock, new Random(seed), acts);

        var ended = clock.GetTimestamp();
        await using var fresh = await WatchingInstance.StartAsync(cluster, clock.Another());
        await SyncedAsync(fresh);
        var freshAfter = clock.GetElapsedTime(ended);
        var waited = Stopwatch.StartNew();
        // Some findings take a minute of watching, which the fresh instance has yet to do.
        var (oldChanged, freshChanged) = (new LastChange(old, clock, ended), new LastChange(fresh, clock, ended));
        while (Shortcoming(old, fresh, cluster.OpenWatches - (2 * watches)) is { } shortcoming)
        {
            Assert.True(waited.Elapsed < ToRecover, $"Seed {seed}, {ToRecover.TotalSeconds:0} s after the faults: {shortcoming}\nThe last acts:\n{string.Join('\n', done)}");
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
            oldChanged.Look();
            freshChanged.Look();
        }
        output.WriteLine($"Seed {seed}: {acts} acts; of {old.Frame.Version} frames {old.FramesRead} were read, {old.FramesWithoutPods} of them without pods; "
            + $"the same {clock.GetElapsedTime(ended).TotalSeconds:0.0} s after the faults, by a clock {ClockFactor} times as fast; the fresh instance took {freshAfter.TotalSeconds:0.0} s of that to start. "
            + $"What the old one shows changed last after {oldChanged.After.TotalSeconds:0.0} s, what the fresh one shows after {freshChanged.After.TotalSeconds:0.0} s.");
        Assert.True(old.Lies.Count == 0, $"Seed {seed}:\n{string.Join('\n', old.Lies.Take(10))}");
    }

    /// <summary>When the picture that an instance gives changed last.</summary>
    private sealed class LastChange(WatchingInstance instance, FastClock clock, long since)
    {
        private IReadOnlyList<string> _picture = FramePicture.Of(instance.Frame);

        public TimeSpan After { get; private set; } = clock.GetElapsedTime(since);

        public void Look()
        {
            var picture = FramePicture.Of(instance.Frame);
            if (!picture.SequenceEqual(_picture))
            {
                _picture = picture;
                After = clock.GetElapsedTime(since);
            }
        }
    }

    /// <summary>Null when the one that lived through the faults is as one that did not.</summary>
    private static string? Shortcoming(WatchingInstance old, WatchingInstance fresh, int watchesTooMany) =>
        !old.Frame.HasSynced ? "not everything has been read."
        : FramePicture.Difference(old.Frame, fresh.Frame) is { Length: > 0 } difference ? $"what is shown (-) is not what a fresh instance shows (+).\n{difference}"
        : watchesTooMany != 0 ? $"the API server answers {watchesTooMany} watches too many."
        : old.StoreReaders != fresh.StoreReaders ? $"{old.StoreReaders} read the store, {fresh.StoreReaders} do when fresh."
        : old.Feed.Readers != fresh.Feed.Readers ? $"{old.Feed.Readers} read the frames, {fresh.Feed.Readers} do when fresh."
        : old.Timers > fresh.Timers + PassingTimers ? $"there are {old.Timers} timers, {fresh.Timers} when fresh."
        : null;

    private static async Task<IEnumerable<string>> ActAsync(SimulatedCluster cluster, WatchingInstance instance, FastClock clock, Random random, int acts)
    {
        var operations = new Operations(new ClusterEdits(cluster.Objects, clock));
        var faults = new RandomFaults(cluster, instance.Proxy);
        var done = new Queue<string>();
        for (var act = 0; act < acts; act++)
        {
            done.Enqueue($"{act}: {(random.Next(4) == 0 ? faults.Next(random, act) : operations.Next(random))}");
            if (done.Count > RememberedActs)
            {
                done.Dequeue();
            }
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestPauseMilliseconds)), clock, TestContext.Current.CancellationToken);
        }
        faults.EndAll();
        return done;
    }

    private static async Task SyncedAsync(WatchingInstance instance)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(ToStart);
        await instance.UntilAsync(frame => frame.HasSynced, patience.Token);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
