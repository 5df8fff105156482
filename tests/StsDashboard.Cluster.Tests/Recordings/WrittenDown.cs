using System.Text;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>A text about all recordings that a person has read and agreed to.</summary>
internal static class WrittenDown
{
    /// <summary>Compares what is said now, moment by moment, with the file.</summary>
    /// <param name="file">Such as <c>verdicts.txt</c>.</param>
    /// <param name="describe">Writes one moment, each line with the indent given.</param>
    public static void AssertSame(string file, Action<StringBuilder, InspectedMoment, string> describe)
    {
        var text = new StringBuilder();
        foreach (var recording in InspectedRecording.All)
        {
            text.Append(recording.Name).Append('\n');
            foreach (var moment in recording.Moments)
            {
                text.Append("  ").Append(moment.Title).Append('\n');
                describe(text, moment, "    ");
            }
        }
        AssertSame(file, text.ToString());
    }

    /// <summary>
    /// Compares what is said now with the file. When it changes on purpose: read what changed in <c>*.actual.txt</c> beside
    /// the test's copy of the file, then take it over.
    /// </summary>
    public static void AssertSame(string file, string text)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Recordings");
        File.WriteAllText(Path.Combine(folder, Path.ChangeExtension(file, ".actual.txt")), text);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, file)), text);
    }
}
