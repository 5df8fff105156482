using System.Net;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Cluster.Events;

/// <summary>Reads the events of a set, its pods and its claims for somebody who looks. Few at a time, whoever looks.</summary>
public sealed class SetEventsReader(KubernetesApi api, TimeProvider time) : IDisposable
{
    private const int Most = 200;

    private readonly EventsApi _events = new(api, time);
    private readonly SemaphoreSlim _room = new(2);

    /// <summary>Never throws but for its cancellation: what went wrong is part of the answer.</summary>
    public async Task<SetEvents> ReadAsync(StatefulSetFact set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        await _room.WaitAsync(cancellationToken);
        try
        {
            return await ReadAllAsync(set, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever went wrong, the answer is to say so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (e is ApiException { Status: HttpStatusCode.Unauthorized })
            {
                api.RenewCredentials();
            }
            var state = e is ApiException { Status: HttpStatusCode.Forbidden } ? EventsState.Forbidden : EventsState.Unreachable;
            return new(state, [], Error: e.Message);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>By name, not by uid: what befell an earlier pod of an ordinal belongs to the story.</summary>
    private async Task<SetEvents> ReadAllAsync(StatefulSetFact set, CancellationToken cancellationToken)
    {
        (string Selector, Func<EventFact, bool> IsMeant)[] questions =
        [
            ($"involvedObject.kind=StatefulSet,involvedObject.name={set.Name}", _ => true),
            ("involvedObject.kind=Pod", told => PodIdentity.OrdinalOf(set.Name, told.Subject.Key.Name) is not null),
            ("involvedObject.kind=PersistentVolumeClaim", told => IsClaimOf(set, told.Subject.Key.Name)),
        ];
        var events = new List<EventFact>();
        var complete = true;
        foreach (var (selector, isMeant) in questions)
        {
            var (found, isAll) = await _events.ReadAsync(set.Namespace, selector, isMeant, Most, cancellationToken);
            events.AddRange(found);
            complete &= isAll;
        }
        complete &= events.Count <= Most;
        return new(EventsState.Read, events.OrderByDescending(told => told.LastAt).Take(Most).ToValueList(), complete);
    }

    private static bool IsClaimOf(StatefulSetFact set, string claim) =>
        ((IEnumerable<ClaimTemplate>)set.ClaimTemplates).Any(template => ClaimNames.OrdinalOf(template.Name, set.Name, claim) is not null)
        || set.SharedClaims.Contains(claim);

    public void Dispose() => _room.Dispose();
}
