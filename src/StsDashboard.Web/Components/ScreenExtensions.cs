using MudBlazor.Services;

namespace StsDashboard.Web.Components;

/// <summary>Adds the screens to the host: what they need from the container, and their routes.</summary>
public static class ScreenExtensions
{
    /// <summary>The host adds <see cref="TimeProvider"/> and <see cref="Frames.FrameFeed"/> itself: they are not the screens' own.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        return services;
    }

    /// <summary>The host adds antiforgery and the static assets before it maps the screens.</summary>
    public static RazorComponentsEndpointConventionBuilder MapScreens(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode();
}
