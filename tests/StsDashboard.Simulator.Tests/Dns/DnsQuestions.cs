using System.Net;
using DnsClient;
using StsDashboard.Simulator.Dns;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Dns;

/// <summary>Asks a server over the wire with a client that shares no code with it.</summary>
internal sealed class DnsQuestions(IPEndPoint server)
{
    public Task<IDnsQueryResponse> AskAsync(string name, QueryType type, bool tcp = false, bool fallback = true, int payload = 1232, int timeoutSeconds = 10) =>
        new LookupClient(new LookupClientOptions(server)
        {
            UseCache = false,
            UseTcpOnly = tcp,
            UseTcpFallback = fallback,
            ExtendedDnsBufferSize = payload,
            Retries = 0,
            Timeout = TimeSpan.FromSeconds(timeoutSeconds),
        }).QueryAsync(name, type, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Waits until the answers show everything that is in the store.</summary>
    public static async Task CaughtUpAsync(SimulatedDnsServer server, ObjectStore store)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (server.Version < store.Version)
            await Task.Delay(TimeSpan.FromMilliseconds(2), limit.Token);
    }
}
