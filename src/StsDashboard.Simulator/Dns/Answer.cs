using System.Collections.Immutable;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>An answer before it is a message: it can be kept and given again with shorter TTLs.</summary>
internal sealed record Answer(
    ReturnCode Code,
    ImmutableArray<DnsRecordBase> Answers,
    ImmutableArray<DnsRecordBase> Authority,
    ImmutableArray<DnsRecordBase> Additional)
{
    public static Answer Empty(ReturnCode code, params ImmutableArray<DnsRecordBase> authority) => new(code, [], authority, []);

    /// <summary>
    /// How long a cache may keep it: the lowest TTL of the answers; for a negative answer the lower one of the SOA's
    /// minimum and its own TTL (RFC 2308, section 5). Null for what is not to be kept, such as a failure.
    /// </summary>
    public int? CacheableSeconds => Code is not (ReturnCode.NoError or ReturnCode.NxDomain) ? null
        : Answers.Length > 0 ? Answers.Min(record => record.TimeToLive)
        : Authority.OfType<SoaRecord>().FirstOrDefault() is { } soa ? Math.Min(soa.TimeToLive, soa.NegativeCachingTTL)
        : null;

    /// <summary>The same answer as a cache gives it <paramref name="seconds"/> later.</summary>
    public Answer Aged(int seconds) => seconds == 0 ? this : new Answer(Code, Age(Answers, seconds), Age(Authority, seconds), Age(Additional, seconds));

    private static ImmutableArray<DnsRecordBase> Age(ImmutableArray<DnsRecordBase> records, int seconds) =>
        [.. records.Select(record => WithTtl(record, Math.Max(0, record.TimeToLive - seconds)))];

    /// <summary>The library's records cannot be changed, so they are made anew; these are all the types that the zone holds.</summary>
    private static DnsRecordBase WithTtl(DnsRecordBase record, int ttl) => record switch
    {
        ARecord a => new ARecord(a.Name, ttl, a.Address),
        AaaaRecord aaaa => new AaaaRecord(aaaa.Name, ttl, aaaa.Address),
        CNameRecord alias => new CNameRecord(alias.Name, ttl, alias.CanonicalName),
        SrvRecord srv => new SrvRecord(srv.Name, ttl, srv.Priority, srv.Weight, srv.Port, srv.Target),
        SoaRecord soa => new SoaRecord(
            soa.Name, ttl, soa.MasterName, soa.ResponsibleName, soa.SerialNumber, soa.RefreshInterval, soa.RetryInterval, soa.ExpireInterval, soa.NegativeCachingTTL),
        _ => record,
    };
}
