using MudBlazor;

namespace StsDashboard.Web.Components.Layout;

/// <summary>
/// What MudBlazor has to be told. Colours are not here: <c>wwwroot/css/mud.css</c> points its palette at the design
/// tokens, so that light and dark switch in the browser, before the first paint and without a round trip.
/// </summary>
public static class DashboardTheme
{
    public static MudTheme Plain { get; } = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px", AppbarHeight = "48px", DrawerWidthLeft = "72px" },
        ZIndex = new ZIndex { AppBar = 5, Popover = 20, Tooltip = 30 },
    };
}
