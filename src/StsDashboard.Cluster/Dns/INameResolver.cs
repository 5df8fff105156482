using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>Asks one server one question. The seam between when to ask and how.</summary>
public interface INameResolver
{
    /// <summary>
    /// Asks, and says what came back. A server that cannot be reached or does not answer in time is an answer with
    /// <see cref="NameAnswer.Error"/>, not an exception.
    /// </summary>
    /// <param name="fqdn">Absolute, without the trailing dot.</param>
    /// <exception cref="OperationCanceledException">Only when <paramref name="cancellationToken"/> asks for it.</exception>
    Task<NameAnswer> AskAsync(NameServer server, string fqdn, NameRecordType type, CancellationToken cancellationToken);
}
