using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Writes ordinals as runs: <c>0–2, 5</c>.</summary>
internal static class OrdinalText
{
    /// <summary>With the word before them: <c>ordinal 2</c>, <c>ordinals 0–2, 5</c>.</summary>
    public static string Words(ValueList<int> ordinals, bool capital = false) =>
        $"{(capital ? "O" : "o")}rdinal{(ordinals.Count == 1 ? "" : "s")} {Of(ordinals)}";

    public static string Of(ValueList<int> ordinals)
    {
        var sorted = ordinals.Order().ToList();
        var runs = new List<string>();
        for (var first = 0; first < sorted.Count;)
        {
            var last = first;
            while (last + 1 < sorted.Count && sorted[last + 1] == sorted[last] + 1)
            {
                last++;
            }
            runs.Add(first == last ? $"{sorted[first]}" : $"{sorted[first]}–{sorted[last]}");
            first = last + 1;
        }
        return string.Join(", ", runs);
    }
}
