using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Testing;
using StsDashboard.Web.Lookups;
using StsDashboard.Web.Tests.Hosting;
using StsDashboard.Web.Tests.Lookups;
using static Microsoft.Playwright.Assertions;

namespace StsDashboard.Browser.Tests;

/// <summary>What somebody wrote into the cluster is text on every screen, whatever it pretends to be, and nothing else moves for it.</summary>
public sealed class HostileTextTests(Browser browser)
{
    private const string Markup = "</title></script><img src=x onerror='window.hacked=1'><script>window.hacked=2</script>";

    /// <summary>Overrides, embeddings and isolates, none of them ended (UAX 9, 2).</summary>
    private const string Turning = "\u202E\u2066evil\u202A\u2067\u202B safe\u202D";

    /// <summary>As long as the API server lets a name be.</summary>
    private const int LongestName = 253;

    /// <summary>
    /// Texts with controls that turn the direction of whatever comes after them on the same line, our own words for instance:
    /// those that are in no element which is set apart, and those after which something follows in the same one.
    /// </summary>
    private const string TurningOthers = """
        () => {
          const inline = node => node.nodeType === Node.TEXT_NODE || getComputedStyle(node).display.startsWith('inline');
          const words = node => node.nodeType === Node.TEXT_NODE || node.nodeType === Node.ELEMENT_NODE ? node.textContent.trim() : '';
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const found = [];
          while (texts.nextNode()) {
            const text = texts.currentNode, parent = text.parentElement;
            if (!/[\u202A-\u202E\u2066-\u2069]/.test(text.data) || parent.getClientRects().length === 0) continue;
            const { display, unicodeBidi } = getComputedStyle(parent);
            const apart = display !== 'inline' || unicodeBidi.startsWith('isolate') || unicodeBidi === 'plaintext';
            const after = [...parent.childNodes].slice([...parent.childNodes].indexOf(text) + 1);
            const last = /flex|grid/.test(display) || after.every(other => words(other) === '' || !inline(other));
            if (!apart || !last) found.push(parent.outerHTML.slice(0, 200));
          }
          return found;
        }
        """;

    private const string Widest = """
        () => [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > innerWidth)
          .map(element => element.outerHTML.slice(0, 80)).slice(0, 10).join('\n')
        """;

    /// <summary>Whether what stands after the set's name in the table of claims is after it on the screen, too.</summary>
    private const string StaysBehind = """
        () => {
          const cell = document.querySelector('.claims tr[data-row] td:nth-child(2)');
          const name = document.createRange();
          name.selectNodeContents(cell.querySelector('a'));
          return name.getBoundingClientRect().right <= cell.querySelector('span').getBoundingClientRect().left;
        }
        """;

    [Theory]
    [InlineData(Markup)]
    [InlineData(Turning)]
    [InlineData("long")]
    public async Task Text_FromTheCluster_IsShownAsText(string text)
    {
        text = text == "long" ? new string('m', 200_000) : text;
        var set = Sets.Web() with { Key = new ObjectKey("shop", $"web{text[..Math.Min(text.Length, LongestName - 3)]}"), ServiceName = text };
        await using var dashboard = await StartAsync(set, text);
        await using var screen = await browser.OpenAsync(dashboard.Address);
        var name = Uri.EscapeDataString(set.Name);
        foreach (var path in new[] { "/", "/findings", "/findings?group=rule", "/dns", "/wall", "/claims", $"/claims?open=shop%2F{name}", "/sources", $"/?q={name}" })
        {
            await screen.ShowAsync(path);
            await AssertHarmlessAsync(screen, path);
            Assert.True(!path.StartsWith("/claims", StringComparison.Ordinal) || await screen.Page.EvaluateAsync<bool>(StaysBehind), "The namespace stands before the set.");
        }
        await screen.ShowAsync($"/sets/shop/{name}");
        await Expect(screen.Page.Locator("#events tbody tr")).ToHaveCountAsync(1);
        await screen.Page.Keyboard.PressAsync("y");
        await Expect(screen.Page.Locator("#yaml-text")).ToContainTextAsync("kind: StatefulSet");
        await AssertHarmlessAsync(screen, "the set's page");
        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        Assert.DoesNotMatch(@"[\p{C}<>/\\]", download.SuggestedFilename);
        Assert.Empty(screen.Errors);
    }

    private static async Task AssertHarmlessAsync(Screen screen, string path)
    {
        await Expect(screen.Page.Locator("h1")).ToHaveCountAsync(1);
        Assert.Null(await screen.Page.EvaluateAsync<int?>("() => window.hacked ?? null"));
        Assert.True(await screen.OverflowAsync() == 0, $"{path} is too wide:\n{await screen.Page.EvaluateAsync<string>(Widest)}");
        var turning = await screen.Page.EvaluateAsync<string[]>(TurningOthers);
        Assert.True(turning.Length == 0, $"{path}:\n{string.Join('\n', turning)}");
    }

    /// <summary>The text wherever somebody in the cluster may have written it.</summary>
    private static async Task<RunningDashboard> StartAsync(StatefulSetFact set, string text)
    {
        var told = new EventFact
        {
            Subject = new EventSubject("Pod", set.Key, "pod-1"),
            Type = text,
            Reason = text,
            Message = text,
            Component = text,
            FirstAt = Clock.Now,
            LastAt = Clock.Now,
        };
        var documents = new ScriptedDocuments();
        documents.Lay(set.Key, System.Text.Json.JsonSerializer.Serialize(new { kind = "StatefulSet", metadata = new { name = set.Name, annotations = new Dictionary<string, string> { [text] = text } } }));
        var dashboard = await RunningDashboard.StartAsync(add: services => services
            .AddSingleton<IDocumentLookup>(documents)
            .AddSingleton(new SetEventsLookup((_, _) => Task.FromResult(new SetEvents(EventsState.Read, [told])), TimeProvider.System)));
        var finding = new Finding(
            "NET002", Severity.Error, new ObjectReference("Service", "shop", text), set.Key, text, [text], text, KubectlCommand.DeletePod(new ObjectKey("shop", text)));
        dashboard.Show(Inspections.Blocked(set, 1) with { Reason = text, Sentence = text, Findings = [finding] });
        var claim = new ClaimFact { Key = set.Key, Uid = "claim", Requested = new("50Gi", 50L << 30), StorageClass = text };
        dashboard.Feed.Publish(dashboard.Feed.Current with
        {
            Version = dashboard.Feed.Current.Version + 1,
            OrphanedClaims = [new OrphanedClaim(claim, "data", set.Name, 3, OrphanClass.BeyondRange, Volume: null, Clock.Start, SinceExact: false, text)],
            Sources = [new SourceFact { Kind = SourceKind.Pods, State = SourceState.Reconnecting, LastHeardAt = Clock.Now, LastError = text }],
        });
        return dashboard;
    }
}
