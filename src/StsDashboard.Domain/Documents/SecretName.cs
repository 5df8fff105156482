using System.Text.RegularExpressions;

namespace StsDashboard.Domain.Documents;

/// <summary>Whether a value that stands under a name (of a variable, a flag, a header) is likely to be a secret. Rather one too many.</summary>
public static partial class SecretName
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "pass", "pwd", "pw", "key", "keys", "auth", "authorization", "dsn", "jwt", "pat", "pin", "cred", "creds", "salt", "cookie", "bearer", "connstr",
    };

    private static readonly string[] Parts = ["password", "passwd", "passphrase", "secret", "token", "credential", "connectionstring"];

    private static readonly string[] Endings = ["key", "pass", "pwd", "auth", "dsn"];

    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "file", "path", "dir" };

    private static readonly HashSet<string> Switches = new(StringComparer.OrdinalIgnoreCase) { "", "true", "false", "yes", "no", "on", "off" };

    /// <summary>The name says so: a password, token, key, connection string and the like.</summary>
    public static bool LooksSecret(string name)
    {
        var words = WordsOf(name);
        return words.Any(word => Words.Contains(word) || Parts.Any(word.Contains) || Endings.Any(word.EndsWith))
            || words.Zip(words.Skip(1)).Any(pair => pair is ("connection" or "conn", "string" or "strings" or "str"));
    }

    /// <summary>The value gives nothing away whatever its name: a switch, a reference to another variable, the place of a mounted file.</summary>
    public static bool IsHarmless(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Switches.Contains(value)
            || Reference().IsMatch(value)
            || (value.StartsWith('/') && WordsOf(name) is [.., var last] && Places.Contains(last));
    }

    private static string[] WordsOf(string name) =>
        [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant())];

    // Kubernetes expands $(NAME), a shell $NAME and ${NAME}.
    [GeneratedRegex(@"^\$(\([\w.-]+\)|\{[\w.-]+\}|\w+)\z")]
    private static partial Regex Reference();

    // PG_PASSWORD, pgPassword, pg-password and pg.password are the same two words.
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")]
    private static partial Regex Word();
}
