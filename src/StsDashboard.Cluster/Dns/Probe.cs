using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>One question to one server, asked again and again while its name is expected.</summary>
internal sealed class Probe(WatchedName name, NameRecordType type, ProbeQueue queue)
{
    public WatchedName Name { get; } = name;

    public NameRecordType Type { get; } = type;

    public ProbeQueue Queue { get; } = queue;

    /// <summary>The answer as the store has it, or is about to.</summary>
    public NameAnswer? Reported { get; set; }

    /// <summary>What came back last, stored or not; null before the first.</summary>
    public NameAnswer? Last { get; set; }

    /// <summary>Under which expectation the last correct answer was asked.</summary>
    public int CorrectGeneration { get; set; }

    /// <summary>Answers in a row that were not the expected one.</summary>
    public int Failures { get; set; }

    /// <summary>The last answer contradicted a right one and is being asked for once more.</summary>
    public bool IsDoubted { get; set; }

    public bool IsInFlight { get; set; }

    /// <summary>Under which expectation the question under way was asked.</summary>
    public int AskedGeneration { get; set; }

    /// <summary>When to ask after the expectation changed.</summary>
    public DateTimeOffset SettledAt { get; set; }

    /// <summary>The newest place in the queue; older ones are void.</summary>
    public long Ticket { get; set; }

    /// <summary>Nearly every answer says what is expected, or what was said before: then it need not hold a list of its own.</summary>
    public NameAnswer WithKnownTexts(NameAnswer answer) =>
        Name.Expected is { } expected && expected.Answers == answer.Answers ? answer with { Answers = expected.Answers }
        : Reported is { } reported && reported.Answers == answer.Answers ? answer with { Answers = reported.Answers }
        : answer;
}
