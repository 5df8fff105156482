using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace StsDashboard.Web.Metrics;

/// <summary>Counts pages while their browser is connected; a circuit outlives its connection by some minutes.</summary>
internal sealed class PageConnections(ViewerCount viewers, AuthenticationStateProvider authentication) : CircuitHandler
{
    /// <summary>As it was counted: whoever connects later may be somebody else.</summary>
    private string? _viewer;

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _viewer = (await authentication.GetAuthenticationStateAsync()).User.Identity?.Name;
        viewers.PageConnected(_viewer);
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        viewers.PageDisconnected(_viewer);
        return Task.CompletedTask;
    }
}
