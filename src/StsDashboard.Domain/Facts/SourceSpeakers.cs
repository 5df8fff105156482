using System.Collections.Immutable;

namespace StsDashboard.Domain.Facts;

/// <summary>For each kind the source that speaks for all namespaces, and whether there are others: an inspection asks some fifty times.</summary>
internal sealed class SourceSpeakers
{
    private static readonly int Kinds = Enum.GetValues<SourceKind>().Length;

    private readonly SourceFact?[] _forAll = new SourceFact?[Kinds];
    private readonly bool[] _areNarrow = new bool[Kinds];

    private SourceSpeakers()
    {
    }

    public static SourceSpeakers None { get; } = new();

    public static SourceSpeakers Of(ImmutableDictionary<(SourceKind Kind, string Scope), SourceFact> sources)
    {
        var speakers = new SourceSpeakers();
        foreach (var ((kind, scope), source) in sources)
        {
            if (scope.Length == 0)
            {
                speakers._forAll[(int)kind] = source;
            }
            else
            {
                speakers._areNarrow[(int)kind] = true;
            }
        }
        return speakers;
    }

    public SourceFact? ForAll(SourceKind kind) => _forAll[(int)kind];

    /// <summary>Some speak for a namespace, or for what else a scope of that kind is.</summary>
    public bool AreNarrow(SourceKind kind) => _areNarrow[(int)kind];
}
