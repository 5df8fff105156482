using Microsoft.AspNetCore.SignalR;

namespace StsDashboard.Web.Access;

/// <summary>Finds out who reads a stream, before the stream says anything.</summary>
internal sealed class ViewerStream : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        ArgumentNullException.ThrowIfNull(invocationContext);
        ArgumentNullException.ThrowIfNull(next);
        if (invocationContext.Context.User is { } user)
        {
            await invocationContext.ServiceProvider.GetRequiredService<ViewerFrames>().OpenAsync(user, invocationContext.Context.ConnectionAborted);
        }
        return await next(invocationContext);
    }
}
