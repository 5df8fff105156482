using System.Text.Json;
using DnsClient;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Simulator.Dns;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Dns;

/// <summary>Plays a real cluster's Services and EndpointSlices and compares what the server answers with what CoreDNS answered.</summary>
public sealed class RecordedAnswersTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var scenarios = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(Folder, "*.jsonl").Order())
            {
                scenarios.Add(Path.GetFileNameWithoutExtension(file), "no-cache");
                scenarios.Add(Path.GetFileNameWithoutExtension(file), "cache-30s");
            }

            return scenarios;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Dns", "Recordings");

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Answers_ToTheRecordedQuestions_ChangeAsRecorded(string scenario, string recordedServer)
    {
        var lines = await ReadAsync(scenario);
        var expected = lines.Where(line => line.Server == recordedServer).ToList();
        Assert.NotEmpty(expected);
        var time = new FakeTimeProvider();
        var store = new ObjectStore(time);
        await using var server = await SimulatedDnsServer.StartAsync(
            store, new DnsServerOptions { CacheSeconds = recordedServer == "no-cache" ? 0 : 30, Lag = TimeSpan.Zero }, time, TestContext.Current.CancellationToken);
        var ask = new DnsQuestions(server.Address);
        var questions = expected.Select(line => (Name: line.Name!, Type: line.Type!)).Distinct().ToList();
        var last = new Dictionary<(string, string), string>();
        var seen = new List<(double T, string Name, string Type, string Answer)>();

        // The recorder asked every quarter of a second; so do we, on the recording's clock.
        var changes = new Queue<RecordingLine>(lines.Where(line => !line.IsAnswer));
        var clock = 0.0;
        for (var t = expected[0].T; t < expected[^1].T + 1; t += 0.25)
        {
            time.Advance(TimeSpan.FromSeconds(t - clock));
            clock = t;
            while (changes.TryPeek(out var change) && change.T <= t)
                Apply(store, changes.Dequeue());
            await DnsQuestions.CaughtUpAsync(server, store);
            foreach (var question in questions)
            {
                var answer = Describe(await ask.AskAsync(question.Name, Enum.Parse<QueryType>(question.Type)));
                if (last.TryGetValue(question, out var before) && before == answer)
                    continue;
                last[question] = answer;
                seen.Add((t, question.Name, question.Type, answer));
            }
        }

        foreach (var (name, type) in questions)
        {
            var recorded = expected.Where(line => line.Name == name && line.Type == type).ToList();
            var ours = seen.Where(line => line.Name == name && line.Type == type).ToList();
            Assert.Equal(recorded.Select(line => $"{line.Rcode} {string.Join(' ', line.Answers!.Order(StringComparer.Ordinal))}"), ours.Select(line => line.Answer));
            Assert.All(recorded.Zip(ours), pair => Assert.InRange(pair.Second.T - pair.First.T, -0.8, 0.8));
        }
    }

    private static void Apply(ObjectStore store, RecordingLine change)
    {
        var type = change.Resource == "services" ? ResourceTypes.Services : ResourceTypes.EndpointSlices;
        var @namespace = change.Object.Text("metadata", "namespace")!;
        ZoneBuilder.EnsureNamespace(store, @namespace);
        if (change.Type == "DELETED")
            store.Delete(type, @namespace, change.Object.Text("metadata", "name")!, DeleteOptions.Now);
        else
            store.Restore(type, change.Object!);
    }

    private static string Describe(IDnsQueryResponse response)
    {
        var rcode = response.Header.ResponseCode == DnsHeaderResponseCode.NotExistentDomain ? "NXDOMAIN" : response.Header.ResponseCode.ToString().ToUpperInvariant();
        var answers = response.Answers.ARecords().Select(record => record.Address.ToString())
            .Concat(response.Answers.SrvRecords().Select(record => $"{record.Priority} {record.Weight} {record.Port} {record.Target}"));
        return $"{rcode} {string.Join(' ', answers.Order(StringComparer.Ordinal))}";
    }

    private static async Task<List<RecordingLine>> ReadAsync(string scenario)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, scenario + ".jsonl"), TestContext.Current.CancellationToken);
        return [.. lines.Select(line => JsonSerializer.Deserialize<RecordingLine>(line, Options)!)];
    }
}
