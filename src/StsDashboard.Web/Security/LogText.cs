using System.Globalization;

namespace StsDashboard.Web.Security;

/// <summary>
/// What others wrote, as it may stand in the log: on one line, without signs that turn or hide what stands around them, and no
/// longer than somebody reads. A name or an error of a login provider could else pretend to be another line of the log.
/// </summary>
internal static class LogText
{
    private const int Longest = 300;

    public static string Of(string? text)
    {
        text ??= "";
        var shown = text.Length > Longest ? $"{text.AsSpan(0, Longest)}…" : text;
        return string.Create(shown.Length, shown, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = IsPlain(source[i]) ? source[i] : '\uFFFD';
            }
        });
    }

    private static bool IsPlain(char sign) => char.GetUnicodeCategory(sign)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
