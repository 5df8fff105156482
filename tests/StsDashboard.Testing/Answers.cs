using StsDashboard.Domain.Facts;

namespace StsDashboard.Testing;

/// <summary>Builds what DNS servers said.</summary>
public static class Answers
{
    public const string Server = "10.96.0.10:53";

    /// <summary>All that was answered to one name, expected since <paramref name="expectedSince"/> (by default since <see cref="Clock.Start"/>).</summary>
    public static NameFact To(string fqdn, DateTimeOffset? expectedSince, params ReadOnlySpan<NameAnswer> answers) =>
        new(fqdn, ValueList.Create(answers), expectedSince ?? Clock.Start, null);

    /// <summary>A records, asked just now with 30 s to live; none is NODATA.</summary>
    public static NameAnswer A(params ReadOnlySpan<string> addresses) => new()
    {
        Server = Server,
        Type = NameRecordType.A,
        Rcode = "NOERROR",
        Answers = ValueList.Create(addresses),
        TtlSeconds = 30,
        AskedAt = Clock.Now,
        Latency = TimeSpan.FromMilliseconds(0.4),
    };

    public static NameAnswer NoSuchName() => A() with { Rcode = "NXDOMAIN" };

    public static NameAnswer Timeout() => A() with { Rcode = "", TtlSeconds = null, Error = "timed out after 2 s" };

    public static NameAnswer From(this NameAnswer answer, string server) => answer with { Server = server };
}
