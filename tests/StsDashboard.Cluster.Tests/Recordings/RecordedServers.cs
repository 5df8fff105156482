using System.Text.Json;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>The recorded DNS servers: asked at any instant, they answer as they answered then.</summary>
internal sealed class RecordedServers
{
    private readonly Dictionary<(string Server, string Fqdn, NameRecordType Type), List<(TimeSpan At, NameAnswer Answer)>> _answers = [];

    public RecordedServers(string recording)
    {
        foreach (var line in Recording.LinesOf(Path.Combine(AppContext.BaseDirectory, "Recordings", recording, "dns.jsonl.gz")))
        {
            using var json = JsonDocument.Parse(line);
            Add(json.RootElement);
        }
    }

    public IReadOnlyList<NameServer> All => [.. _answers.Keys.Select(key => key.Server).Distinct().Order(StringComparer.Ordinal).Select(host => new NameServer(host, 53, TcpOnly: false))];

    public TimeSpan LastChangeAt => _answers.Values.Select(answers => answers[^1].At).DefaultIfEmpty().Max();

    /// <summary>At the end no cache held anything old, so that what was answered then goes on being answered.</summary>
    public bool AreAtRest => _answers.GroupBy(pair => (pair.Key.Fqdn, pair.Key.Type), pair => pair.Value[^1].Answer)
        .All(name => name.Select(answer => (answer.Rcode, answer.Answers)).Distinct().Count() == 1);

    /// <summary>The recorder had begun to ask every server for it.</summary>
    public bool Know(string fqdn, NameRecordType type, TimeSpan at) =>
        All.All(server => _answers.TryGetValue((server.Host, fqdn, type), out var answers) && answers[0].At <= at);

    /// <summary>Answers were written down when they changed, so the last one still stood.</summary>
    public NameAnswer Ask(string server, string fqdn, NameRecordType type, TimeSpan at) => _answers[(server, fqdn, type)].Last(answer => answer.At <= at).Answer;

    private void Add(JsonElement line)
    {
        var type = Enum.Parse<NameRecordType>(line.GetProperty("type").GetString()!, ignoreCase: true);
        var key = (line.GetProperty("server").GetString()!, line.GetProperty("name").GetString()!.TrimEnd('.'), type);
        var ttl = line.GetProperty("ttl") is { ValueKind: JsonValueKind.Number } positive ? positive : line.GetProperty("negative_ttl");
        var answer = new NameAnswer
        {
            Server = $"{key.Item1}:53",
            Type = type,
            Rcode = line.GetProperty("rcode").GetString()!,
            Answers = line.GetProperty("answers").EnumerateArray().Select(text => Target(text.GetString()!)).Order(StringComparer.Ordinal).ToValueList(),
            TtlSeconds = ttl.ValueKind == JsonValueKind.Number ? ttl.GetInt32() : null,
        };
        if (!_answers.TryGetValue(key, out var answers))
        {
            _answers[key] = answers = [];
        }
        answers.Add((TimeSpan.FromSeconds(line.GetProperty("t").GetDouble()), answer));
    }

    /// <summary>An SRV record is <c>priority weight port target</c> (RFC 2782).</summary>
    private static string Target(string text) => text.Split(' ') is [_, _, var port, var target] ? $"{target.TrimEnd('.')}:{port}" : text;
}
