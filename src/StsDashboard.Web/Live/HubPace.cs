using Microsoft.AspNetCore.SignalR;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Live;

/// <summary>Ends a connection that keeps asking for streams: a reader asks for a few, and then only listens.</summary>
internal sealed class HubPace(TimeProvider time, RefusalLog refusals) : IHubFilter
{
    internal const int PerSecond = 10;

    internal const int AtOnce = 100;

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        ArgumentNullException.ThrowIfNull(invocationContext);
        ArgumentNullException.ThrowIfNull(next);
        var connection = invocationContext.Context;
        if (!PaceOf(connection).Take())
        {
            if (connection.GetHttpContext() is { } http)
            {
                refusals.Write(http, "a connection asked for streams all the time");
            }
            connection.Abort();
            throw new HubException("You ask more often than is answered; the connection is closed.");
        }
        return await next(invocationContext);
    }

    // A connection's messages are taken one after the other (HubOptions.MaximumParallelInvocationsPerClient).
    private MessagePace PaceOf(HubCallerContext connection)
    {
        if (connection.Items.TryGetValue(typeof(MessagePace), out var known) && known is MessagePace pace)
        {
            return pace;
        }
        var first = new MessagePace(time, PerSecond, AtOnce);
        connection.Items[typeof(MessagePace)] = first;
        return first;
    }
}
