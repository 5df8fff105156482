namespace StsDashboard.Domain.Revisions;

/// <summary>How something differs from one revision to another.</summary>
public enum TemplateChangeKind
{
    Added,
    Removed,
    Changed,
}
