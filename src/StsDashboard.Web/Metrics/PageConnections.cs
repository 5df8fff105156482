using Microsoft.AspNetCore.Components.Server.Circuits;

namespace StsDashboard.Web.Metrics;

/// <summary>Counts pages while their browser is connected; a circuit outlives its connection by some minutes.</summary>
internal sealed class PageConnections(ViewerCount viewers) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        viewers.PageConnected();
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        viewers.PageDisconnected();
        return Task.CompletedTask;
    }
}
