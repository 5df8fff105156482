using System.Collections.Immutable;
using System.Net;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Cluster.Dns;

/// <summary>A name that should exist now, and what the servers say of it.</summary>
internal sealed class WatchedName
{
    // Ten thousand of these are nothing special, with one set and one server each: arrays, where sets would take the most memory.
    private ImmutableArray<ProbeQueue> _correctOn = [];

    public WatchedName(string fqdn, IEnumerable<ProbeQueue> servers, IReadOnlyCollection<NameRecordType> types)
    {
        Fqdn = fqdn;
        Probes =
        [
            .. from server in servers
               from type in types.Order()
               orderby server.Server.ToString(), type
               select new Probe(this, type, server),
        ];
    }

    public string Fqdn { get; }

    /// <summary>One for each server and record type, in the order of the fact's answers.</summary>
    public ImmutableArray<Probe> Probes { get; }

    /// <summary>Sets for which it is asked; several can share a governing Service.</summary>
    public ImmutableArray<ObjectKey> Sets { get; private set; } = [];

    /// <summary>What it should be. Null before it was ever said.</summary>
    public ExpectedName? Expected { get; private set; }

    /// <summary>Grows whenever what is expected changes: an answer counts for the expectation that it was asked under.</summary>
    public int Generation { get; private set; }

    public DateTimeOffset FirstExpectedAt { get; private set; }

    public DateTimeOffset? FirstCorrectAt { get; private set; }

    /// <summary>We saw it come into being, so the time until it resolves says something.</summary>
    public bool IsMeasured { get; private set; }

    /// <summary>Not expected any more; answers still under way are thrown away.</summary>
    public bool IsDropped { get; set; }

    /// <summary>Since when it changes without having been asked in between; null when it has been asked.</summary>
    public DateTimeOffset? UnsettledSince { get; set; }

    public void AddSet(ObjectKey set)
    {
        if (!Sets.Contains(set))
        {
            Sets = Sets.Add(set);
        }
    }

    public void RemoveSet(ObjectKey set) => Sets = Sets.Remove(set);

    public bool Expects(ExpectedName expected) => Expected is { } current && current.Answers == expected.Answers && current.Types == expected.Types;

    public void Expect(ExpectedName expected, bool measured, DateTimeOffset now)
    {
        Expected = expected;
        Generation++;
        FirstExpectedAt = now;
        FirstCorrectAt = null;
        _correctOn = [];
        IsMeasured = measured;
    }

    /// <summary>The time since it was expected cannot be told any more.</summary>
    public void Unmeasure() => IsMeasured = false;

    /// <summary>The answer holds all that is expected of its type and nothing else.</summary>
    public bool IsCorrect(NameAnswer answer) =>
        answer is { Error: null, Rcode: "NOERROR" }
        && Expected is { } expected
        && (expected.Answers == answer.Answers || IsSame(expected, answer));

    private static bool IsSame(ExpectedName expected, NameAnswer answer) =>
        expected.Answers.Where(text => IsOfType(text, answer.Type)).Select(Canonical).ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(answer.Answers);

    /// <summary>Notes that a server gives the expected answer, all record types together; false when it did so before.</summary>
    public bool BecomesCorrectOn(ProbeQueue server) =>
        Probes.All(probe => probe.Queue != server || probe.CorrectGeneration == Generation) && NoteCorrectOn(server);

    private bool NoteCorrectOn(ProbeQueue server)
    {
        if (_correctOn.Contains(server))
        {
            return false;
        }
        _correctOn = _correctOn.Add(server);
        return true;
    }

    /// <summary>Notes the first moment at which every server gives the expected answer; false when it is not that moment.</summary>
    public bool BecomesCorrect(DateTimeOffset now)
    {
        if (FirstCorrectAt is not null || Probes.Any(probe => probe.CorrectGeneration != Generation))
        {
            return false;
        }
        FirstCorrectAt = now;
        return true;
    }

    public NameFact ToFact() => new(
        Fqdn, Probes.Select(probe => probe.Reported).OfType<NameAnswer>().ToValueList(), FirstExpectedAt, FirstCorrectAt)
    {
        AskedFor = Expected?.Answers,
    };

    private static bool IsOfType(string text, NameRecordType type) => type switch
    {
        NameRecordType.Srv => true,
        NameRecordType.Aaaa => IPAddress.TryParse(text, out _) && text.Contains(':', StringComparison.Ordinal),
        _ => IPAddress.TryParse(text, out _) && !text.Contains(':', StringComparison.Ordinal),
    };

    /// <summary>IPv6 has many spellings; answers have that of <see cref="IPAddress"/>.</summary>
    private static string Canonical(string text) => IPAddress.TryParse(text, out var address) ? address.ToString() : text;
}
