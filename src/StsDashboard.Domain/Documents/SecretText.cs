using System.Text;
using System.Text.RegularExpressions;

namespace StsDashboard.Domain.Documents;

/// <summary>
/// Finds what is secret inside a text: passwords in addresses, private keys, tokens of known shapes, and values that are
/// assigned to a secret-looking name. The expressions do not backtrack, so a text of a megabyte takes no longer than its length.
/// </summary>
internal static class SecretText
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex[] Shapes =
    [
        new(@"(?<secret>-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY-----|\z))", Linear),
        new(@"[A-Za-z][A-Za-z0-9+.-]*://[^\s/:@'""]*:(?<secret>[^\s'""]+)@", Linear),
        new(@"[A-Za-z][A-Za-z0-9+.-]*://(?<secret>[^\s/:@'""]{16,})@", Linear),
        new(@"\b(bearer|basic)\s+(?<secret>[A-Za-z0-9._~+/=-]{8,})", Linear | RegexOptions.IgnoreCase),
        new(
            @"(?<secret>\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?|\bgh[opsur]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bxox[a-z]-[\w-]{10,}"
            + @"|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bsk-[\w-]{20,}|\b[sr]k_(live|test)_\w{16,}|\bhv[sb]\.[\w-]{20,}|\bAIza[\w-]{30,}|\bnpm_[A-Za-z0-9]{30,})",
            Linear),
    ];

    private static readonly Regex Assignment = new(
        @"(?<name>[\w.-]+)[""']?(\s*=\s*|\s*:\s+|\s*:)(?<secret>""[^""]*""|'[^']*'|[^\s;&,""']+)", Linear);

    /// <summary>Hides what has the shape of a secret.</summary>
    /// <param name="cover">What to write in a secret's place.</param>
    public static string HideShapes(string text, Func<string, string> cover)
    {
        foreach (var shape in Shapes)
        {
            text = shape.Replace(text, match => Cover(match, match.Groups["secret"], cover));
        }
        return text;
    }

    /// <summary>Hides the values of secret-looking names too: <c>--password=…</c>, <c>Password=…;</c>, <c>token: …</c>.</summary>
    public static string HideAssignments(string text, Func<string, string> cover)
    {
        var covered = new StringBuilder();
        var done = 0;
        // By hand: the value of a harmless name may hold another assignment, as in JAVA_OPTS=-Dpassword=….
        for (var match = Assignment.Match(text); match.Success;)
        {
            var (name, value) = (match.Groups["name"].Value, match.Groups["secret"]);
            var bare = value.Value.Trim('"', '\'');
            var isSecret = SecretName.LooksSecret(name) && !bare.StartsWith('$') && !SecretName.IsHarmless(name, bare);
            if (isSecret)
            {
                covered.Append(text, done, value.Index - done).Append(cover(bare));
                done = value.Index + value.Length;
            }
            match = Assignment.Match(text, isSecret ? done : value.Index);
        }
        return done == 0 ? text : covered.Append(text, done, text.Length - done).ToString();
    }

    private static string Cover(Match match, Group secret, Func<string, string> cover) =>
        string.Concat(match.Value.AsSpan(0, secret.Index - match.Index), cover(secret.Value), match.Value.AsSpan(secret.Index - match.Index + secret.Length));
}
