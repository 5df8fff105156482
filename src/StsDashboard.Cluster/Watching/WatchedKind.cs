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

    /// <summary>Well-formed JSON of which a value is not of its type; a broken text has the reader's own error inside.</summary>
    public static bool IsAboutContent(JsonException e) => e.InnerException is not JsonException;

    /// <param name="scope">A namespace, or empty for the whole cluster.</param>
    public string PathIn(string scope) =>
        $"{(groupVersion.Contains('/') ? "apis" : "api")}/{groupVersion}/{(scope.Length > 0 ? $"namespaces/{scope}/" : "")}{resource}";

    /// <summary>Reads one object; one that is not as its kind should be as an <see cref="UnreadableWire"/>.</summary>
    /// <exception cref="JsonException">It cannot even be told which object it is.</exception>
    public abstract ObjectWire Read(ref Utf8JsonReader reader);

    /// <summary>Reads one object that is the whole text; null when it is not, or not as its kind should be.</summary>
    public abstract ObjectWire? TryRead(ReadOnlySpan<byte> utf8);

    /// <summary>The object as a fact; null when it is of no interest, or when <paramref name="error"/> says why it cannot be one.</summary>
    public abstract Fact? ToFact(ObjectWire wire, out string? error);

    /// <summary>Reads one page of a list off the stream, without holding its text.</summary>
    /// <exception cref="JsonException">It is no JSON, or one of the objects is not as its kind should be.</exception>
    public abstract Task<ListPage> ReadPageAsync(Stream stream, CancellationToken cancellationToken);

    /// <summary>Reads one page object by object, so that one that is not as it should be does not take the others away.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public abstract Task<ListPage> ReadPageOneByOneAsync(Stream stream, CancellationToken cancellationToken);
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
    public override ObjectWire Read(ref Utf8JsonReader reader)
    {
        var again = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, item) ?? throw new JsonException("An object was expected.");
        }
        catch (JsonException e) when (IsAboutContent(e))
        {
            reader = again;
            var known = JsonSerializer.Deserialize(ref reader, WireContext.Default.ObjectWire) ?? throw new JsonException("An object was expected.");
            return new UnreadableWire(e.Message) { Metadata = known.Metadata };
        }
    }

    public override ObjectWire? TryRead(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, item);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override Fact? ToFact(ObjectWire wire, out string? error)
    {
        error = (wire as UnreadableWire)?.Error;
        try
        {
            error ??= string.IsNullOrEmpty(wire.Metadata.Name) ? "it has no name" : null;
            return error is null ? toFact((TWire)wire) : null;
        }
#pragma warning disable CA1031 // An object with holes where none should be must not take the others' news away.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = e.Message;
            return null;
        }
    }

    public override async Task<ListPage> ReadPageAsync(Stream stream, CancellationToken cancellationToken)
    {
        var page = await JsonSerializer.DeserializeAsync(stream, list, cancellationToken) ?? throw new JsonException("A list was expected.");
        return ToPage(page.Items ?? [], page.Metadata);
    }

    public override async Task<ListPage> ReadPageOneByOneAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        var root = document.RootElement;
        var metadata = root.GetProperty("metadata").Deserialize(WireContext.Default.ListMetadataWire) ?? new();
        return ToPage(root.GetProperty("items").EnumerateArray().Select(Read), metadata);
    }

    private ObjectWire Read(JsonElement element)
    {
        try
        {
            var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(element, WireContext.Default.JsonElement));
            reader.Read();
            return Read(ref reader);
        }
        catch (JsonException e)
        {
            return new UnreadableWire(e.Message);
        }
    }

    private ListPage ToPage(IEnumerable<ObjectWire> items, ListMetadataWire metadata)
    {
        var facts = new List<Fact>();
        var unreadable = new List<string>();
        foreach (var wire in items)
        {
            if (ToFact(wire, out var error) is { } fact)
            {
                facts.Add(fact);
            }
            else if (error is not null)
            {
                unreadable.Add($"{wire.Metadata.Name}: {error}");
            }
        }
        return new(facts, metadata.ResourceVersion ?? "", metadata.Continue, unreadable);
    }
}
