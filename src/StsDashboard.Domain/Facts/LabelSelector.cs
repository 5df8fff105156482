namespace StsDashboard.Domain.Facts;

/// <summary>
/// A <c>metav1.LabelSelector</c>: every label of <see cref="MatchLabels"/> and every requirement must hold. Empty selects
/// everything; what a missing selector means is the caller's to say (null here).
/// Source: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go, <c>LabelSelectorAsSelector</c>.
/// </summary>
public sealed record LabelSelector(LabelSet MatchLabels, ValueList<LabelRequirement> MatchExpressions = default)
{
    public bool IsEmpty => MatchLabels.Count == 0 && MatchExpressions.IsEmpty;

    public bool Matches(LabelSet labels)
    {
        if (!labels.Carries(MatchLabels))
        {
            return false;
        }
        foreach (var requirement in MatchExpressions)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }
        return true;
    }

    public override string ToString() =>
        string.Join(',', MatchLabels.Select(pair => $"{pair.Key}={pair.Value}").Concat(MatchExpressions.Select(r => r.ToString())));
}
