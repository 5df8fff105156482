using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Components.Claims;

/// <summary>Claims of neighbouring ordinals that are alike in all that is shown of them: one row, until it is opened.</summary>
/// <param name="Claims">By ordinal; at least one.</param>
public sealed record ClaimFold(IReadOnlyList<OrphanedClaim> Claims)
{
    /// <summary>Claims that one scale-down left behind come one after the other.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    public OrphanedClaim First => Claims[0];

    public OrphanedClaim Last => Claims[^1];

    /// <summary>What stands in the address when it is open: <c>data/data-web-0..3</c>.</summary>
    public string Key => Claims.Count == 1 ? First.Claim.Key.ToString() : $"{First.Claim.Key}..{Last.Ordinal}";

    public string Name => Claims.Count == 1 ? First.Claim.Name : $"{First.Claim.Name}–{Last.Ordinal}";

    public string Ordinals => Claims.Count == 1 ? $"{First.Ordinal}" : $"{First.Ordinal}–{Last.Ordinal}";

    public long Bytes => Claims.Sum(claim => claim.Claim.Requested.Bytes);

    /// <summary>The earliest.</summary>
    public DateTimeOffset? Since => Claims.Min(claim => claim.Since);

    public string Consequence =>
        Claims.All(claim => claim.Consequence == First.Consequence) ? First.Consequence : OrphanWords.Outcome(First.Class);

    /// <summary>It, or one of its claims, is the open one.</summary>
    public bool Holds(string open) => open == Key || Claims.Any(claim => claim.Claim.Key.ToString() == open);

    /// <param name="claims">In the order in which they are shown.</param>
    public static IReadOnlyList<ClaimFold> Of(IEnumerable<OrphanedClaim> claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var folds = new List<List<OrphanedClaim>>();
        foreach (var claim in claims)
        {
            if (folds.Count > 0 && Alike(folds[^1][^1], claim))
            {
                folds[^1].Add(claim);
            }
            else
            {
                folds.Add([claim]);
            }
        }
        return [.. folds.Select(fold => new ClaimFold(fold))];
    }

    private static bool Alike(OrphanedClaim before, OrphanedClaim claim) =>
        claim.SetName.Length > 0
        && claim.Ordinal == before.Ordinal + 1
        && Traits(claim) == Traits(before)
        && (claim.Since is null) == (before.Since is null)
        && ((claim.Since - before.Since) ?? TimeSpan.Zero).Duration() < Together;

    private static (string, string, string, OrphanClass, long, string?, string?, bool) Traits(OrphanedClaim claim) => (
        claim.Claim.Namespace, claim.SetName, claim.Template, claim.Class, claim.Claim.Requested.Bytes, claim.Claim.StorageClass, claim.Volume?.ReclaimPolicy, claim.SinceExact);
}
