using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>
/// What is said of each name while a dashboard watches the recorded cluster and asks the recorded servers, one with a cache
/// and one without. The recorder asked too early and so filled the cache with "no such name"; the dashboard sees what any
/// client of that server would have seen.
/// </summary>
public sealed class NameRecordingTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(0.25);

    /// <summary>Longer than any TTL of the recorded servers, so that each name comes to rest.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(45);

    [Fact]
    public void Names_OfEveryRecording_AreThoseWrittenDown()
    {
        var text = new StringBuilder();
        foreach (var name in ControllerModelRecordingTests.Names.Select(row => row.Data))
        {
            var servers = new RecordedServers(name);
            if (servers.All.Count > 0)
            {
                text.Append(name).Append('\n');
                Describe(text, new Replay(Recording.Load(name)), servers);
            }
        }
        WrittenDown.AssertSame("names.txt", text.ToString());
    }

    private static void Describe(StringBuilder text, Replay replay, RecordedServers servers)
    {
        var options = new NameProberOptions { Servers = servers.All };
        var plan = new ProbePlan(options, new DnsStatistics(options.Servers, new FakeTimeProvider()), new Random(1), replay.Recording.StartedAt);
        var said = new Dictionary<string, string>();
        var watched = new HashSet<ObjectKey>();
        var end = servers.LastChangeAt > replay.Recording.Changes[^1].At ? servers.LastChangeAt : replay.Recording.Changes[^1].At;
        var stop = servers.AreAtRest ? end + Aftermath : end + Tick;
        var step = 0;
        for (var at = TimeSpan.Zero; at < stop; at += at < end ? Tick : TimeSpan.FromSeconds(1))
        {
            replay.AdvanceTo(at);
            Ask(plan, replay, servers, watched, at);
            for (; step < replay.Recording.Steps.Count && replay.Recording.Steps[step].At <= at; step++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  $ {replay.Recording.Steps[step].Kubectl}\n");
            }
            foreach (var line in Changes(replay, said))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {at.TotalSeconds,6:0.00} {line}\n");
            }
        }
    }

    /// <summary>The prober's work, without its threads: expects what the snapshot says, asks what is due, tells the store.</summary>
    private static void Ask(ProbePlan plan, Replay replay, RecordedServers servers, HashSet<ObjectKey> watched, TimeSpan at)
    {
        watched.UnionWith(replay.Snapshot.Sets.Select(set => set.Key));
        foreach (var key in watched)
        {
            IReadOnlyList<ExpectedName> names = replay.Snapshot.Sets.Find(key) is { } set
                ? [.. ExpectedNames.Of(replay.Snapshot, set).Where(name => name.Types.All(type => servers.Know(name.Fqdn, type, at)))]
                : [];
            plan.Expect(key, names, measured: true, replay.Now);
        }
        foreach (var probe in plan.TakeDue(replay.Now).ToList())
        {
            plan.Complete(probe, servers.Ask(probe.Queue.Server.Host, probe.Name.Fqdn, probe.Type, at) with { AskedAt = replay.Now }, replay.Now);
        }
        var (changed, dropped) = plan.TakeChanges();
        replay.Store.SetNames(changed, dropped);
        foreach (var report in plan.TakeReports(replay.Now))
        {
            replay.Store.Report(report);
        }
    }

    /// <summary>What is newly said; names of which the same is said stand in one line.</summary>
    private static IEnumerable<string> Changes(Replay replay, Dictionary<string, string> said)
    {
        var news = new List<(string Fqdn, string What)>();
        foreach (var set in replay.Snapshot.Sets.OrderBy(set => set.Key))
        {
            var inspection = SetInspector.Inspect(replay.Snapshot, set, replay.Now);
            foreach (var name in inspection.Slots.Select(slot => slot.Name).Append(inspection.Service.Name).Concat(inspection.Service.Ports))
            {
                // Of many pods the same is said but for the name.
                var what = $"{name.Result}: {name.Explanation.Replace($"pod {name.Fqdn.Split('.')[0]}", "it", StringComparison.OrdinalIgnoreCase)}";
                if (said.GetValueOrDefault(name.Fqdn) != what)
                {
                    said[name.Fqdn] = what;
                    news.Add((name.Fqdn, what));
                }
            }
        }
        return news.GroupBy(change => change.What, change => change.Fqdn).Select(group => $"{Listed([.. group.Select(Short)])} {group.Key}");
    }

    private static string Listed(List<string> names) =>
        names.Count <= 5 ? string.Join(", ", names) : $"{names[0]} … {names[^1]} ({names.Count} names)";

    /// <summary>Without namespace and domain.</summary>
    private static string Short(string fqdn) => string.Join('.', fqdn.Split('.')[..^4]);
}
