namespace StsDashboard.Domain.Inspection;

/// <summary>How long a pod's name may take from ready to resolving.</summary>
public static class NameDelay
{
    /// <summary>
    /// A DNS server that follows the API knows a new endpoint within a second or two. What takes longer came out of a
    /// cache that had been asked before the name was there, or while it had its former address.
    /// </summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    public static bool IsSlow(double seconds) => seconds > Usual.TotalSeconds;
}
