using Microsoft.Extensions.Caching.Memory;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Documents;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Lookups;

namespace StsDashboard.Web.Hosting;

/// <summary>Documents from the connected cluster; revisions, which never change, are kept for the next who looks.</summary>
internal sealed class ClusterDocuments(ClusterConnection connection, TimeProvider time) : IDocumentLookup, IDisposable
{
    /// <summary>Some hundred pod templates. Counted in the characters of their JSON.</summary>
    private const long MostKept = 4 * 1024 * 1024;

    private static readonly TimeSpan KeptUnused = TimeSpan.FromMinutes(10);

    private readonly DocumentReader _reader = new(connection.Api, time);
    private readonly MemoryCache _revisions = new(new MemoryCacheOptions { SizeLimit = MostKept });

    public Task<DocumentAnswer> FindSetAsync(ObjectKey set, CancellationToken cancellationToken) => _reader.ReadSetAsync(set, cancellationToken);

    public async Task<DocumentAnswer> FindRevisionAsync(RevisionFact revision, CancellationToken cancellationToken)
    {
        // The uid, because a set that was deleted and made again may have another revision of the same name.
        var key = (revision.Key, revision.Uid);
        if (_revisions.TryGetValue(key, out DocumentAnswer? known))
        {
            return known!;
        }
        var answer = await _reader.ReadRevisionAsync(revision.Key, cancellationToken);
        if (answer.IsFound)
        {
            _revisions.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Document.GetRawText().Length, SlidingExpiration = KeptUnused });
        }
        return answer;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _revisions.Dispose();
    }
}
