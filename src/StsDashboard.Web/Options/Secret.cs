using System.Security.Cryptography;
using System.Text;

namespace StsDashboard.Web.Options;

/// <summary>Something that must not be seen: it prints as nothing, and is compared in a time that tells nothing.</summary>
public sealed class Secret(string value)
{
    private readonly byte[] _hash = Hash(value);

    /// <summary>For handing it to whom it is meant for.</summary>
    public string Reveal() => value;

    // Of the hashes, so that not even the length shows in the time it takes.
    public bool Matches(string? offered) => offered is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(offered));

    public override string ToString() => "***";

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
