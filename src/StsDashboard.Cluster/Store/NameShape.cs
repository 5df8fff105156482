using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>
/// Whether a name is of the shape that a set gives to its pods or claims. An ordinal has no dash, so whatever stands
/// before the last dash has to be the set's name, or template and set together: no guess is needed.
/// </summary>
internal static class NameShape
{
    /// <summary>The name without <c>-&lt;ordinal&gt;</c>; empty when it does not end so.</summary>
    public static ReadOnlySpan<char> WithoutOrdinal(ReadOnlySpan<char> name)
    {
        var dash = name.LastIndexOf('-');
        return dash > 0 && dash < name.Length - 1 && !name[(dash + 1)..].ContainsAnyExceptInRange('0', '9') ? name[..dash] : [];
    }

    /// <summary>The claim may be one of the set's own, in range or not, or one that its pods share.</summary>
    public static bool FitsClaim(StatefulSetFact set, string claim)
    {
        var stem = WithoutOrdinal(claim);
        foreach (var template in set.ClaimTemplates)
        {
            if (IsStem(stem, template.Name, set.Name))
            {
                return true;
            }
        }
        return set.SharedClaims.AsSpan().Contains(claim);
    }

    /// <summary>Both sets would give one claim the same name, as template <c>a-b</c> of set <c>c</c> and <c>a</c> of <c>b-c</c> do.</summary>
    public static bool ClaimsClash(StatefulSetFact one, StatefulSetFact other)
    {
        // One set's name then ends in the other's, which is rare enough to spare nearly all pairs the strings below.
        if (!one.Name.EndsWith(other.Name, StringComparison.Ordinal) && !other.Name.EndsWith(one.Name, StringComparison.Ordinal))
        {
            return false;
        }
        foreach (var template in one.ClaimTemplates)
        {
            if (FitsClaim(other, $"{template.Name}-{one.Name}-0"))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsStem(ReadOnlySpan<char> stem, string template, string set) =>
        stem.Length == template.Length + 1 + set.Length
        && stem.StartsWith(template)
        && stem[template.Length] == '-'
        && stem.EndsWith(set);
}
