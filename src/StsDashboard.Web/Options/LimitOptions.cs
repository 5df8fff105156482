namespace StsDashboard.Web.Options;

/// <summary>How much is served at once. Who comes when that is reached is turned away, so that the others do not suffer.</summary>
public sealed record LimitOptions
{
    /// <summary>An open page costs a megabyte or less, which a small pod's memory has room for.</summary>
    public const int UsualPages = 200;

    public const int UsualStreams = 200;

    public const int Most = 10_000;

    /// <summary>How much of it one viewer gets, where viewers are known: whoever opens pages without end shuts nobody else out.</summary>
    public static int ShareOf(int most) => Math.Max(2, most / 4);

    /// <summary>Pages open in browsers.</summary>
    public int Pages { get; init; } = UsualPages;

    /// <summary>Streams of the hub that programs read.</summary>
    public int Streams { get; init; } = UsualStreams;

    /// <summary>Requests for pages and to REST that one client may have answered in a second, over time; at once it may have <see cref="RequestBurst"/>.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    public int RequestBurst { get; init; } = 500;
}
