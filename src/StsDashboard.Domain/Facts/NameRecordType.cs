namespace StsDashboard.Domain.Facts;

/// <summary>The record types that are asked for.</summary>
public enum NameRecordType
{
    A,
    Aaaa,
    Srv,
}
