using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>What the API server writes into an object's metadata (apiserver, pkg/registry/rest/create.go).</summary>
internal sealed class ObjectStamps(TimeProvider time, int seed)
{
    /// <summary>No vowels and no digits that look like letters, as in apimachinery's util/rand.</summary>
    private const string NameAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    // Repeatable worlds are wanted here, not secrecy.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    public DateTimeOffset Now => time.GetUtcNow();

    public static string Format(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>Drops what only the server writes, and makes a name from <c>generateName</c> when there is none.</summary>
    public void Begin(JsonObject obj)
    {
        var metadata = obj.Ensure("metadata");
        foreach (var systemField in (string[])["uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion"])
            metadata.Remove(systemField);
        if (string.IsNullOrEmpty(metadata.Text("name")) && metadata.Text("generateName") is { Length: > 0 } prefix)
            metadata["name"] = prefix + string.Concat(Enumerable.Range(0, 5).Select(_ => NameAlphabet[_random.Next(NameAlphabet.Length)]));
    }

    /// <summary>Stamps only what is absent, and leaves out what the simulated server does not track.</summary>
    public void Complete(ResourceType type, JsonObject obj)
    {
        var metadata = obj.Ensure("metadata");
        metadata.Remove("managedFields");
        metadata.Remove("selfLink");
        if (!type.Namespaced)
            metadata.Remove("namespace");
        metadata.Default("uid", NewUid());
        metadata.Default("creationTimestamp", Format(Now));
        if (type.HasGeneration)
            metadata.Default("generation", 1);
    }

    private string NewUid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
#pragma warning restore CA5394
}
