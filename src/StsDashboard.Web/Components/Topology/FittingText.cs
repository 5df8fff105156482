namespace StsDashboard.Web.Components.Topology;

/// <summary>Texts cut to the room that a drawing has; a browser does not cut texts in a drawing by itself.</summary>
internal static class FittingText
{
    /// <summary>A letter of a name (12 px, bold) and of a note (11 px), on the wide side of the screen's fonts.</summary>
    public const double NameLetter = 6.9;
    public const double NoteLetter = 5.8;

    /// <summary>Keeps the end: it tells a set's pods and claims apart.</summary>
    public static string End(string text, double width, double letter) => Most(width, letter) is var most && text.Length <= most ? text : $"…{text[^(most - 1)..]}";

    /// <summary>Keeps the beginning.</summary>
    public static string Start(string text, double width, double letter) => Most(width, letter) is var most && text.Length <= most ? text : $"{text[..(most - 1)]}…";

    private static int Most(double width, double letter) => Math.Max(2, (int)(width / letter));
}
