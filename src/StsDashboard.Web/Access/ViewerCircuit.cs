using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace StsDashboard.Web.Access;

/// <summary>Finds out who looks at a page, before the page shows anything, and again when a browser connects to it anew.</summary>
internal sealed class ViewerCircuit(ViewerFrames frames, AuthenticationStateProvider authentication) : CircuitHandler
{
    // Before those that count and log: they need no viewer, the page does.
    public override int Order => -1;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        // A page is found again by a secret of its own, whoever brings it; whose connection that is, is told here (ComponentHub.ConnectCircuit).
        authentication.AuthenticationStateChanged += OnSomebodyElse;
        await OpenAsync(authentication.GetAuthenticationStateAsync(), cancellationToken);
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        authentication.AuthenticationStateChanged -= OnSomebodyElse;
        return Task.CompletedTask;
    }

    private void OnSomebodyElse(Task<AuthenticationState> state) => _ = OpenAsync(state, CancellationToken.None);

    private async Task OpenAsync(Task<AuthenticationState> state, CancellationToken cancellationToken) =>
        await frames.OpenAsync((await state).User, cancellationToken);
}
