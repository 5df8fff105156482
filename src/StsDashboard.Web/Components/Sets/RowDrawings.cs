using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Sets;

/// <summary>
/// Draws each set's row once for all pages. A component costs a page 5 to 10 kB, however little it shows (the frames of
/// its render tree are 160 bytes, 32 at least), and a row is made of a dozen; drawn here, all pages hold the same text.
/// </summary>
public sealed class RowDrawings(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private readonly ConditionalWeakTable<SetInspection, RowDrawing> _drawings = [];

    public RowDrawing Of(SetInspection set) => _drawings.GetValue(set, Draw);

    private RowDrawing Draw(SetInspection set)
    {
        // Of its own: a renderer keeps all it has rendered until it is disposed, and asks for services that a scope has to hold.
        using var scope = scopes.CreateScope();
        using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return new(Draw(renderer, SetRow.Verdict(set)), Draw(renderer, SetRow.Name(set)), Draw(renderer, SetRow.Why(set)), Draw(renderer, SetRow.Cells(set)));
    }

    private static MarkupString Draw(HtmlRenderer renderer, RenderFragment part)
    {
        // Nobody else knows the renderer, so this runs here and now.
        var drawn = renderer.Dispatcher.InvokeAsync(() => renderer
            .BeginRenderingComponent<Part>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Part.Content)] = part }))
            .ToHtmlString());
        return new(drawn.GetAwaiter().GetResult());
    }

    private sealed class Part : ComponentBase
    {
        [Parameter]
        public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => Content?.Invoke(builder);
    }
}
