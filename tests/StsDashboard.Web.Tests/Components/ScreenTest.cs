using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Components.Sets;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Lookups;
using StsDashboard.Web.Tests.Lookups;

namespace StsDashboard.Web.Tests.Components;

/// <summary>Renders screens over a feed that the test fills.</summary>
public abstract class ScreenTest : BunitContext
{
    protected ScreenTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<RowDrawings>();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IFrames>(Feed);
        Services.AddSingleton(new ScreenPace(TimeSpan.Zero, Clock));
        Services.AddSingleton<IDocumentLookup>(Documents);
        Services.AddSingleton<RevisionDiffLookup>();
        Services.AddSingleton<ManifestLookup>();
        Services.AddSingleton(new SetEventsLookup((_, _) => Task.FromResult(Events), Clock));
        Services.AddSingleton<Func<DnsView>>(() => Figures);
        SetRendererInfo(new("Server", isInteractive: true));
        Render<MudPopoverProvider>();
    }

    private protected FakeTimeProvider Clock { get; } = new(Sample.Now);

    private protected FrameFeed Feed { get; } = new();

    private protected ScriptedDocuments Documents { get; } = new();
    /// <summary>What the cluster answers when it is asked for a set's events.</summary>
    private protected SetEvents Events { get; set; } = new(EventsState.Read, []);

    /// <summary>What DNS has been doing.</summary>
    private protected DnsView Figures { get; set; } = DnsView.Silent;

    private protected NavigationManager Address => Services.GetRequiredService<NavigationManager>();
}
