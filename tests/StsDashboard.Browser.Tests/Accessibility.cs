using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace StsDashboard.Browser.Tests;

/// <summary>
/// What axe finds wrong with a page. It runs in the page itself, and only what is wrong comes back: the list of all that is
/// right takes several times as long as the search.
/// </summary>
internal static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>By every rule.</summary>
    public static Task<string[]> FaultsAsync(this IPage page) => page.RunAsync("{ resultTypes: ['violations'] }");

    /// <summary>By the rules of colour, the only ones to which the other theme makes a difference.</summary>
    public static Task<string[]> ColourFaultsAsync(this IPage page) =>
        page.RunAsync("{ resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }");

    private static async Task<string[]> RunAsync(this IPage page, string options)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }
        return await page.EvaluateAsync<string[]>($$"""
            async () => (await axe.run(document, {{options}})).violations
              .map(fault => `${fault.id} ${fault.help}: ${fault.nodes.slice(0, 3).map(node => node.html).join(" | ")}`)
            """);
    }
}
