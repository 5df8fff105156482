using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>
/// Recognises claims whose set is gone among those of one namespace that fit no live set. A name that ends in a number is
/// not enough: <c>my-data-0</c> may be anybody's. One of these must hold beside the shape of the name:
/// <list type="number">
/// <item>an ownerReference to a StatefulSet, or to the ordinal's pod, which only a set's retention policy writes;</item>
/// <item>a label whose value stands in the name after the template (<c>app=mongo</c> on <c>datadir-mongo-0</c>): the
/// controller puts the selector's matchLabels on its claims, and they commonly repeat the set's name;</item>
/// <item>another claim with the same labels, of which there are some, and the same name but for the ordinal.</item>
/// </list>
/// So a set that selects by expressions only leaves claims that are not recognised (they carry no labels), and somebody
/// who numbers and labels claims just as a set does, and mounts them nowhere, is taken for one.
/// </summary>
internal sealed class GoneSetClaims
{
    private readonly Dictionary<(string Stem, LabelSet Labels), int> _alike;

    /// <param name="claims">All claims of the namespace that fit no live set, mounted ones too: they are evidence for their siblings.</param>
    public GoneSetClaims(IEnumerable<ClaimFact> claims) =>
        _alike = claims
            .Where(claim => claim.Labels.Count > 0)
            .Select(claim => (Stem: ClaimStem.Of(claim.Name)?.Text, claim.Labels))
            .Where(claim => claim.Stem is not null)
            .GroupBy(claim => (claim.Stem!, claim.Labels))
            .ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Template and set as far as they can be told (empty when not); null when nothing says that a set made the claim.</summary>
    public (string Template, string SetName, int Ordinal)? Recognise(ClaimFact claim)
    {
        if (ClaimStem.Of(claim.Name) is not { } stem || FirstDash(stem.Text) is not { } dash)
        {
            return null;
        }
        if (claim.Owners.Select(owner => SetOf(owner, stem)).FirstOrDefault(name => name is not null) is { } setName)
        {
            return (stem.Text[..^(setName.Length + 1)], setName, stem.Ordinal);
        }
        if (!IsNamedByLabel(claim.Labels, stem.Text[dash..]) && _alike.GetValueOrDefault((stem.Text, claim.Labels)) < 2)
        {
            return null;
        }
        // Only one dash, or a label that repeats all that follows the first: else template and set cannot be told apart.
        var name = stem.Text[(dash + 1)..];
        return !name.Contains('-') || claim.Labels.Any(label => label.Value == name)
            ? (stem.Text[..dash], name, stem.Ordinal)
            : ("", "", stem.Ordinal);
    }

    private static int? FirstDash(string stem) =>
        stem.IndexOf('-') is var dash && dash > 0 && dash < stem.Length - 1 ? dash : null;

    private static string? SetOf(OwnerReference owner, ClaimStem stem)
    {
        var name = owner.Kind switch
        {
            "StatefulSet" => owner.Name,
            "Pod" when ClaimStem.Of(owner.Name) is { } pod && pod.Ordinal == stem.Ordinal => pod.Text,
            _ => null,
        };
        return name is { Length: > 0 } && stem.Text.Length > name.Length + 1 && stem.Text.EndsWith($"-{name}", StringComparison.Ordinal) ? name : null;
    }

    private static bool IsNamedByLabel(LabelSet labels, string afterTemplate) =>
        labels.Any(label => label.Value.Length > 0 && $"{afterTemplate}-".Contains($"-{label.Value}-", StringComparison.Ordinal));
}
