namespace StsDashboard.Domain.Facts;

/// <summary>The order that every list of addresses and targets has, so that equal ones compare equal.</summary>
internal static class TextLists
{
    /// <summary>Each text once, in ordinal order. The list is sorted in place.</summary>
    public static ValueList<string> SortedOnce(this List<string> texts)
    {
        texts.Sort(StringComparer.Ordinal);
        var kept = 0;
        for (var index = 0; index < texts.Count; index++)
        {
            if (kept == 0 || texts[index] != texts[kept - 1])
            {
                texts[kept++] = texts[index];
            }
        }
        texts.RemoveRange(kept, texts.Count - kept);
        return texts.ToValueList();
    }
}
