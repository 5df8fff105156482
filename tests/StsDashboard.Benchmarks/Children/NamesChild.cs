using System.Diagnostics;
using StsDashboard.Benchmarks.Processes;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Benchmarks.Children;

/// <summary>Asks the DNS server for the pods' names, with as many questions under way at once as the prober has.</summary>
internal static class NamesChild
{
    private const int Questions = 20_000;

    public static async Task RunAsync(string dns, int sets, int replicas)
    {
        var server = NameServer.Parse(dns);
        var resolver = new DnsNameResolver(TimeProvider.System);
        // The first questions pay for compiling the code.
        await AskAsync(resolver, server, sets, replicas, 1000);
        var before = ProcessUsage.Now();
        var start = Stopwatch.GetTimestamp();
        var failed = await AskAsync(resolver, server, sets, replicas, Questions);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        ChildRoles.Answer(new NamesResult(Questions, failed, seconds, ProcessUsage.Now().CpuSeconds - before.CpuSeconds));
    }

    private static async Task<int> AskAsync(DnsNameResolver resolver, NameServer server, int sets, int replicas, int questions)
    {
        var failed = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, questions),
            new ParallelOptions { MaxDegreeOfParallelism = new NameProberOptions().Concurrency },
            async (number, cancellationToken) =>
            {
                // As the load scenario names them: twenty sets a namespace.
                var set = number / replicas % sets;
                var name = $"set-{set % 20}";
                var fqdn = $"{name}-{number % replicas}.{name}.load-{set / 20}.svc.cluster.local";
                var answer = await resolver.AskAsync(server, fqdn, NameRecordType.A, cancellationToken);
                if (answer.Answers.IsEmpty)
                {
                    Interlocked.Increment(ref failed);
                }
            });
        return failed;
    }
}
