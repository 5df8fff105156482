using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace StsDashboard.Web.Access;

/// <summary>Finds out who looks at a page, before the page shows anything.</summary>
internal sealed class ViewerCircuit(ViewerFrames frames, AuthenticationStateProvider authentication) : CircuitHandler
{
    // Before those that count and log: they need no viewer, the page does.
    public override int Order => -1;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        await frames.OpenAsync(state.User, cancellationToken);
    }
}
