using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching;

/// <summary>What the one watch loop has to know of a kind: its path, and how its objects become facts.</summary>
internal abstract class WatchedKind(SourceKind source, string groupVersion, string resource, bool isNamespaced)
{
    public SourceKind Source => source;

    /// <summary>The plural, as in the path.</summary>
    public string Resource => resource;

    public bool IsNamespaced => isNamespaced;

    /// <param name="scope">A namespace, or empty for the whole cluster.</param>
    public string PathIn(string scope) =>
        $"{(groupVersion.Contains('/') ? "apis" : "api")}/{groupVersion}/{(scope.Length > 0 ? $"namespaces/{scope}/" : "")}{resource}";

    public abstract ObjectWire Read(ref Utf8JsonReader reader);

    /// <summary>The object as a fact; null when it is of no interest.</summary>
    public abstract Fact? ToFact(ObjectWire wire);

    /// <summary>Reads one page of a list off the stream, without holding its text.</summary>
    public abstract Task<ListPage> ReadPageAsync(Stream stream, CancellationToken cancellationToken);
}

/// <inheritdoc cref="WatchedKind"/>
internal sealed class WatchedKind<TWire>(
    SourceKind source,
    string groupVersion,
    string resource,
    bool isNamespaced,
    JsonTypeInfo<TWire> item,
    JsonTypeInfo<ListWire<TWire>> list,
    Func<TWire, Fact?> toFact) : WatchedKind(source, groupVersion, resource, isNamespaced)
    where TWire : ObjectWire
{
    public override ObjectWire Read(ref Utf8JsonReader reader) =>
        JsonSerializer.Deserialize(ref reader, item) ?? throw new JsonException("An object was expected.");

    public override Fact? ToFact(ObjectWire wire) => toFact((TWire)wire);

    public override async Task<ListPage> ReadPageAsync(Stream stream, CancellationToken cancellationToken)
    {
        var page = await JsonSerializer.DeserializeAsync(stream, list, cancellationToken) ?? throw new JsonException("A list was expected.");
        var facts = new List<Fact>(page.Items?.Count ?? 0);
        foreach (var wire in page.Items ?? [])
        {
            if (toFact(wire) is { } fact)
            {
                facts.Add(fact);
            }
        }
        return new(facts, page.Metadata.ResourceVersion ?? "", page.Metadata.Continue);
    }
}
