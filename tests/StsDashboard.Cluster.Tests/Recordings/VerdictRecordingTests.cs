using System.Text;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>What each set of each recording is said to be, after each thing that someone typed.</summary>
public sealed class VerdictRecordingTests
{
    [Fact]
    public void Inspect_EveryRecording_SaysWhatIsWrittenDown() => WrittenDown.AssertSame("verdicts.txt", Describe);

    private static void Describe(StringBuilder text, InspectedMoment moment, string indent)
    {
        foreach (var inspection in moment.Sets)
        {
            text.Append($"{indent}{inspection.Set.Name}: {inspection.Verdict}. {inspection.Reason}\n");
            text.Append($"{indent}  {Slots(inspection)}\n");
        }
        if (moment.Sets.Count == 0)
        {
            text.Append(indent).Append("no set\n");
        }
    }

    /// <summary>Runs of like slots together: <c>0-4 Ready, 5 ClaimOnly</c>; <c>old</c> for another revision than the update's.</summary>
    private static string Slots(SetInspection inspection)
    {
        var runs = new List<(int First, int Last, string What)>();
        foreach (var slot in inspection.Slots)
        {
            var what = slot.State + (slot is { Pod: not null, Updated: false } ? " old" : "") + (slot.Held ? " held" : "");
            if (runs is [.., var run] && run.What == what && run.Last == slot.Ordinal - 1)
            {
                runs[^1] = (run.First, slot.Ordinal, what);
            }
            else
            {
                runs.Add((slot.Ordinal, slot.Ordinal, what));
            }
        }
        return string.Join(", ", runs.Select(run => run.First == run.Last ? $"{run.First} {run.What}" : $"{run.First}-{run.Last} {run.What}"));
    }
}
