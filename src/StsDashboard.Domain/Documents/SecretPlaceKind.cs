namespace StsDashboard.Domain.Documents;

/// <summary>What can stand at a place in a document.</summary>
internal enum SecretPlaceKind
{
    Ordinary,
    Written,
    Annotations,
    Arguments,
}
