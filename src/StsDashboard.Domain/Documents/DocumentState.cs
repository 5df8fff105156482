namespace StsDashboard.Domain.Documents;

/// <summary>What came of fetching an object's document.</summary>
public enum DocumentState
{
    /// <summary>It was fetched.</summary>
    Found,

    /// <summary>There is no such object any more.</summary>
    Gone,

    /// <summary>The cluster refuses it to us (401, 403).</summary>
    Forbidden,

    /// <summary>The API server did not answer, or not with a document.</summary>
    Unreachable,

    /// <summary>Nothing is connected that could be asked.</summary>
    NotAvailable,
}
