using System.Collections.Concurrent;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>Answers at once as a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedResolver(TimeProvider time, Func<NameServer, string, NameRecordType, NameAnswer> answer) : INameResolver
{
    public ConcurrentQueue<(string Server, string Fqdn, NameRecordType Type)> Asked { get; } = new();

    public Task<NameAnswer> AskAsync(NameServer server, string fqdn, NameRecordType type, CancellationToken cancellationToken)
    {
        Asked.Enqueue((server.ToString(), fqdn, type));
        return Task.FromResult(answer(server, fqdn, type) with { Server = server.ToString(), Type = type, AskedAt = time.GetUtcNow() });
    }
}
