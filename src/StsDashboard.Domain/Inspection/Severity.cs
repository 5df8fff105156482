namespace StsDashboard.Domain.Inspection;

public enum Severity
{
    Error,
    Warning,
    Info,
}
