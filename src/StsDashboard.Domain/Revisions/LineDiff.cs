namespace StsDashboard.Domain.Revisions;

/// <summary>Which lines of a text were removed and which added: the longest common subsequence of lines stays.</summary>
public static class LineDiff
{
    /// <summary>The comparison takes the product of the line counts in memory; a text beyond that is told as replaced.</summary>
    private const int LargestTable = 1_000_000;

    public static IReadOnlyList<LineChange> Compare(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var start = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = before.Skip(start).Reverse().Zip(after.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return
        [
            .. before.Take(start).Select(Same),
            .. Middle([.. before.Skip(start).SkipLast(end)], [.. after.Skip(start).SkipLast(end)]),
            .. before.Skip(before.Count - end).Select(Same),
        ];
    }

    private static List<LineChange> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > LargestTable)
        {
            return [.. before.Select(Removed), .. after.Select(Added)];
        }
        var common = CommonLengths(before, after);
        var lines = new List<LineChange>();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                lines.Add(Same(before[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(Removed(before[i++]));
            }
            else
            {
                lines.Add(Added(after[j++]));
            }
        }
        return lines;
    }

    /// <summary>How many lines the rests of both texts have in common, from each pair of lines on.</summary>
    private static int[,] CommonLengths(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }
        return common;
    }

    private static LineChange Same(string line) => new(null, line);

    private static LineChange Removed(string line) => new(TemplateChangeKind.Removed, line);

    private static LineChange Added(string line) => new(TemplateChangeKind.Added, line);
}
