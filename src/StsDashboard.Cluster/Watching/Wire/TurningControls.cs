using System.Buffers;
using System.Globalization;
using System.Text;

namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>
/// The characters that turn the direction of what stands after them: embeddings, overrides and isolates (Unicode Standard
/// Annex 9, section 2). Nothing needs them in a message, and our own sentences go on after it, in the terminal as on the page;
/// so they are made visible, written as JSON would escape them.
/// </summary>
internal static class TurningControls
{
    private static readonly SearchValues<char> Controls = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>The text itself when it holds none, which costs next to nothing.</summary>
    public static string Shown(string text)
    {
        if (!text.AsSpan().ContainsAny(Controls))
        {
            return text;
        }
        var shown = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Controls.Contains(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                shown.Append(character);
            }
        }
        return shown.ToString();
    }
}
