using CsCheck;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Tests.Frames;

/// <summary>One random write to a store and the time that passes before it, with a text that shows it when a property fails.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Pause">How long nothing happened before it.</param>
/// <param name="EndsFrame">A frame is made after it; else what follows goes into the same frame.</param>
internal sealed record ClusterEdit(string Text, TimeSpan Pause, bool EndsFrame, Action<ClusterStore> Apply)
{
    private static readonly Gen<(string Text, Action<ClusterStore> Apply)> Write =
        Gen.OneOf([.. NeighbourFacts.ByKind.Select(pair => OfKind(pair.Key, pair.Value)), OfNames(), NeighbourFacts.Source.Select(Report)]);

    public static readonly Gen<ClusterEdit> Any = Gen.Select(Write, Gen.OneOf(Gen.Const(0), Gen.Int[0, 20], Gen.Int[0, 900]), Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))))
        .Select((write, seconds, endsFrame) => new ClusterEdit(write.Text, TimeSpan.FromSeconds(seconds), endsFrame, write.Apply));

    /// <summary>Everything is listed and watched; the edits that follow may say otherwise.</summary>
    public static IEnumerable<SourceFact> AllLive { get; } = Enum.GetValues<SourceKind>().Select(kind => new SourceFact { Kind = kind, State = SourceState.Live });

    public override string ToString() => $"\n{Pause.TotalSeconds} s later: {Text}{(EndsFrame ? ", frame" : "")}";

    private static Gen<(string, Action<ClusterStore>)> OfKind(SourceKind kind, Gen<Fact> gen) => Gen.Frequency(
        (6, gen.Select(fact => ($"Upsert {fact}", (Action<ClusterStore>)(store => store.Upsert(fact))))),
        (2, gen.Select(fact => ($"Remove {kind} {fact.Key}", (Action<ClusterStore>)(store => store.Remove(kind, fact.Key))))),
        (1, gen.Array[0, 4].Select(facts => ($"Replace {kind} by {string.Join(" + ", facts.AsEnumerable())}", (Action<ClusterStore>)(store => store.Replace(kind, "", facts))))));

    private static Gen<(string, Action<ClusterStore>)> OfNames() => Gen.Select(NeighbourFacts.Name.Array[0, 3], NeighbourFacts.Name.Array[0, 1]).Select((changed, dropped) => (
        $"Names {string.Join(" + ", changed.AsEnumerable())} - {string.Join(", ", dropped.Select(name => name.Fqdn))}",
        (Action<ClusterStore>)(store => store.SetNames([.. changed.DistinctBy(name => name.Fqdn)], [.. dropped.Select(name => name.Fqdn)]))));

    private static (string, Action<ClusterStore>) Report(SourceFact source) => ($"Report {source}", store => store.Report(source));
}
