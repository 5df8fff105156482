using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using MessagePack;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Benchmarks.Children;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Simulator;
using StsDashboard.Simulator.Objects;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Live;

namespace StsDashboard.Benchmarks.Micro;

/// <summary>The steps from an event to what a reader is sent, each by itself, on a small cluster of the load scenario.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private static readonly MessagePackSerializerOptions Packed = MessagePackSerializerOptions.Standard.WithResolver(JsonShapedResolver.Instance);
    private static readonly WatchedKind PodKind = WatchedKinds.All.Single(kind => kind.Source == SourceKind.Pods);

    private ReadOnlySequence<byte> _event;
    private ClusterSnapshot _snapshot = ClusterSnapshot.Empty;
    private StatefulSetFact? _set;
    private FrameBuilder? _builder;
    private StoreChanges? _oneSet;
    private FrameMessage? _delta;
    private DateTimeOffset _now;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        await using var simulated = await SimulatedCluster.StartAsync(
            new SimulatorOptions { Scenario = "load:100x10", Lively = false }, TimeProvider.System, NullLoggerFactory.Instance);
        using var connection = ClusterConnection.Resolve(new ConnectionOptions(simulated.KubeconfigPath));
        await using var cluster = await FramedCluster.ReadAsync(connection.Api);
        var pod = Encoding.UTF8.GetString(simulated.Objects.Snapshot(ResourceTypes.Pods).Objects[0].Utf8.Span);
        _event = new(Encoding.UTF8.GetBytes($$"""{"type":"MODIFIED","object":{{pod}}}"""));
        _snapshot = cluster.Store.Snapshot;
        _set = _snapshot.Sets.First();
        _now = DateTimeOffset.UtcNow;
        _builder = new FrameBuilder(Frame.Empty, NullLogger<FrameBuilder>.Instance);
        var whole = _builder.Advance(new StoreChanges(_snapshot, _snapshot.Sets.Select(set => set.Key).ToHashSet(), _snapshot.ClaimsByNamespace.Groups.ToHashSet(), SourcesChanged: true), _now);
        _oneSet = new StoreChanges(_snapshot, new HashSet<ObjectKey> { _set.Key }, new HashSet<string>(), SourcesChanged: false);
        var stream = new FrameStream(new());
        stream.Next(whole);
        var changed = whole.Sets[_set.Key] with { Verdict = Verdict.Blocked };
        _delta = stream.Next(whole with { Version = whole.Version + 1, Sets = whole.Sets.SetItem(_set.Key, changed) });
    }

    [Benchmark(Description = "read the event of a pod")]
    public object? ReadPod() => PodKind.ToFact(WatchEvent.Parse(_event, PodKind).Object, out _);

    [Benchmark(Description = "inspect a set of ten")]
    public SetInspection InspectSet() => SetInspector.Inspect(_snapshot, _set!, _now);

    [Benchmark(Description = "frame after an event")]
    public Frame BuildFrame() => _builder!.Advance(_oneSet, _now);

    [Benchmark(Description = "compare a pod's name")]
    public NameComparison JudgeName() =>
        NameInspector.InspectPodName(_snapshot, _set!, 0, _snapshot.Pods.Find(_set!.Namespace, $"{_set.Name}-0"), _now);

    [Benchmark(Description = "delta of one set to MessagePack")]
    public byte[] PackDelta() => MessagePackSerializer.Serialize(_delta, Packed);
}
