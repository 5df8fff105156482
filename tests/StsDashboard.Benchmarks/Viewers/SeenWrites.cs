using System.Buffers.Text;
using System.Collections.Concurrent;

namespace StsDashboard.Benchmarks.Viewers;

/// <summary>What reached pages: when one of them was first sent the number of which write, and what else the server asked of them.</summary>
internal sealed class SeenWrites
{
    private readonly ConcurrentDictionary<int, long> _seenAt = new();
    private readonly ConcurrentDictionary<string, int> _calls = new();

    public IReadOnlyDictionary<int, long> SeenAt => _seenAt;

    public IReadOnlyDictionary<string, int> Calls => _calls;

    public void Called(string function) => _calls.AddOrUpdate(function, 1, (_, count) => count + 1);

    /// <summary>The reason of a set that its partition holds names the partition, which is the number of the write.</summary>
    public void Note(ReadOnlySpan<byte> batch, long now)
    {
        var words = "Held by partition "u8;
        for (var at = batch.IndexOf(words); at >= 0; at = batch.IndexOf(words))
        {
            batch = batch[(at + words.Length)..];
            if (Utf8Parser.TryParse(batch, out int number, out _))
            {
                _seenAt.TryAdd(number, now);
            }
        }
    }
}
