using System.Text.Json;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>What we say should resolve is what a CoreDNS without a cache answered for, at the end of each recording.</summary>
public sealed class ExpectedNamesRecordingTests
{
    [Theory]
    [InlineData("blocked-first-pod")]
    [InlineData("headless-without-ports")]
    [InlineData("large-set-two-slices")]
    [InlineData("ordered-create")]
    [InlineData("pod-restart-new-ip")]
    [InlineData("publish-not-ready-addresses")]
    [InlineData("readiness-lost")]
    [InlineData("scale-up-then-down")]
    [InlineData("service-not-headless")]
    [InlineData("service-selector-mismatch")]
    [InlineData("wrong-service-name")]
    public void Names_AtTheEnd_AreThoseThatTheServerAnswered(string scenario)
    {
        var replay = new Replay(Recording.Load(scenario));
        while (replay.Step() is not null)
        {
        }
        var set = replay.Snapshot.Sets.Single();
        var expected = ExpectedNames.Of(replay.Snapshot, set)
            .ToDictionary(name => name.Fqdn, name => string.Join(' ', (IEnumerable<string>)name.Answers));
        var asked = LastAnswers(scenario)
            .Where(answer => answer.Name.EndsWith($"{set.ServiceName}.{set.Namespace}.svc.cluster.local", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, answer => Assert.Equal((answer.Name, answer.Answers), (answer.Name, expected.GetValueOrDefault(answer.Name, ""))));
    }

    /// <summary>By name, since each was asked for one record type that it can have: addresses, or SRV.</summary>
    private static IEnumerable<(string Name, string Answers)> LastAnswers(string scenario)
    {
        var last = new Dictionary<string, string>();
        foreach (var line in Recording.LinesOf(Path.Combine(AppContext.BaseDirectory, "Recordings", scenario, "dns.jsonl.gz")))
        {
            using var json = JsonDocument.Parse(line);
            var type = json.RootElement.GetProperty("type").GetString();
            if (json.RootElement.GetProperty("server").GetString() == "no-cache" && type is "A" or "SRV")
            {
                var answers = json.RootElement.GetProperty("answers").EnumerateArray().Select(answer => Answer(answer.GetString()!));
                last[json.RootElement.GetProperty("name").GetString()!.TrimEnd('.')] = string.Join(' ', answers.Order(StringComparer.Ordinal));
            }
        }
        return last.Select(pair => (pair.Key, pair.Value));
    }

    /// <summary>An SRV record is <c>priority weight port target</c> (RFC 2782).</summary>
    private static string Answer(string text) =>
        text.Split(' ') is [_, _, var port, var target] ? $"{target.TrimEnd('.')}:{port}" : text;
}
