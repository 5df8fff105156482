namespace StsDashboard.Simulator.Objects.Selection;

/// <summary>How a label is compared (<c>metav1.LabelSelectorOperator</c>).</summary>
public enum LabelOperator
{
    In,
    NotIn,
    Exists,
    DoesNotExist,
}
