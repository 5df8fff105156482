using DnsClient;
using DnsClient.Protocol;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>Reads a response as a fact.</summary>
internal static class AnswerReader
{
    /// <param name="asked">Says who was asked what and when; returned with the answer filled in.</param>
    public static NameAnswer Read(IDnsQueryResponse response, string fqdn, NameAnswer asked)
    {
        var chain = ChainOf(response, fqdn);
        var records = response.Answers.Where(record => Matches(record, asked.Type) && chain.Contains(NameOf(record.DomainName))).ToList();
        return asked with
        {
            Rcode = RcodeOf(response.Header.ResponseCode),
            Answers = records.Select(TextOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList(),
            TtlSeconds = records.Count > 0 ? PositiveTtl(response, records, chain) : NegativeTtl(response),
        };
    }

    /// <summary>The name and those that its aliases lead to. Servers send them in any order.</summary>
    private static HashSet<string> ChainOf(IDnsQueryResponse response, string fqdn)
    {
        var chain = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { fqdn };
        var aliases = response.Answers.CnameRecords().ToList();
        bool grew;
        do
        {
            grew = false;
            foreach (var alias in aliases.Where(alias => chain.Contains(NameOf(alias.DomainName))))
            {
                grew |= chain.Add(NameOf(alias.CanonicalName));
            }
        }
        while (grew);
        return chain;
    }

    private static bool Matches(DnsResourceRecord record, NameRecordType type) => type switch
    {
        NameRecordType.A => record is ARecord,
        NameRecordType.Aaaa => record is AaaaRecord,
        NameRecordType.Srv => record is SrvRecord,
        _ => false,
    };

    private static string TextOf(DnsResourceRecord record) => record switch
    {
        AddressRecord address => address.Address.ToString(),
        SrvRecord srv => $"{NameOf(srv.Target).ToLowerInvariant()}:{srv.Port}",
        _ => throw new ArgumentException($"A {record.RecordType} record is never asked for.", nameof(record)),
    };

    private static string NameOf(DnsString name) => name.Value.TrimEnd('.');

    /// <summary>The answer lives as long as its shortest part, aliases included.</summary>
    private static int PositiveTtl(IDnsQueryResponse response, List<DnsResourceRecord> records, HashSet<string> chain) => response.Answers
        .CnameRecords()
        .Where(alias => chain.Contains(NameOf(alias.DomainName)))
        .Concat(records)
        .Min(record => record.TimeToLive);

    /// <summary>RFC 2308, section 5: the lower one of the SOA's minimum field and the SOA's own TTL; a cache counts down the latter.</summary>
    private static int? NegativeTtl(IDnsQueryResponse response) =>
        response.Header.ResponseCode is DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain
        && response.Authorities.OfType<SoaRecord>().FirstOrDefault() is { } soa
            ? (int)Math.Min(soa.Minimum, (uint)soa.TimeToLive)
            : null;

    /// <summary>Mnemonics of the IANA registry.</summary>
    private static string RcodeOf(DnsHeaderResponseCode code) => code switch
    {
        DnsHeaderResponseCode.NoError => "NOERROR",
        DnsHeaderResponseCode.FormatError => "FORMERR",
        DnsHeaderResponseCode.ServerFailure => "SERVFAIL",
        DnsHeaderResponseCode.NotExistentDomain => "NXDOMAIN",
        DnsHeaderResponseCode.NotImplemented => "NOTIMP",
        DnsHeaderResponseCode.Refused => "REFUSED",
        _ => $"RCODE{(int)code}",
    };
}
