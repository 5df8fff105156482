using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>DNS as REST shows it: the counters of the moment, beside what the frame says of servers and names.</summary>
internal static class DnsMapping
{
    private static readonly NameFilter Faults = new(new HashSet<string>(), new HashSet<NameResult>(), "");

    public static DnsView In(this DnsView figures, Frame frame, DateTimeOffset now)
    {
        var states = frame.Sources.Where(source => source.Kind == SourceKind.Dns).ToDictionary(source => source.Scope);
        return figures with
        {
            Servers = [.. figures.Servers.Select(server => states.GetValueOrDefault(server.Server) is { } source
                ? server with { State = source.State, Since = source.Since, LastError = source.LastError }
                : server)],
            Mismatches = [.. Faults.Apply(frame).Select(name => name.ToView(now))],
        };
    }

    public static MismatchView ToView(this NameJudgement judged, DateTimeOffset now)
    {
        var name = judged.Name;
        return new(
            name.Fqdn,
            new(judged.Set.Namespace, judged.Set.Name),
            judged.Ordinal,
            name.Result,
            name.PodIps,
            name.SliceIps,
            name.Telling?.Answers ?? [],
            name.Telling?.Server,
            string.IsNullOrEmpty(name.Telling?.Rcode) ? null : name.Telling.Rcode,
            name.Telling?.AskedAt,
            name.CanLastUntil,
            name.CanLastUntil is { } until ? Math.Max(0, Math.Round((until - now).TotalSeconds, 1)) : null,
            name.Explanation)
        {
            Odd = judged.Odd,
            Rule = judged.IsFault ? judged.Rule : null,
            Cause = judged.Cause,
            ExpectedSince = name.ExpectedSince,
            AffectedServers = name.Servers.Affected,
            ServersAsked = name.Servers.All,
        };
    }
}
