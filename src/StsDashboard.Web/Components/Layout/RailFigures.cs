using System.Runtime.CompilerServices;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Words;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Components.Layout;

/// <summary>The figures beside the screens' names, counted once for all pages.</summary>
public sealed record RailFigures(int Orphans, int Errors, int NamesWrong, int StaleSources)
{
    private static readonly ConditionalWeakTable<Frame, RailFigures> Counted = [];

    public static RailFigures Of(Frame frame) => Counted.GetValue(frame, Count);

    private static RailFigures Count(Frame frame) => new(
        frame.OrphanedClaims.Length,
        frame.AllFindings.Count(finding => finding.Severity == Severity.Error),
        frame.Sets.Values.Sum(set => set.Counts.NamesWrong),
        frame.Sources.Count(SourceWords.IsStale));
}
