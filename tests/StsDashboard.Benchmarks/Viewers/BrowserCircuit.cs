using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace StsDashboard.Benchmarks.Viewers;

/// <summary>
/// A page as the server knows it, without the browser: it fetches the page, opens its circuit, acknowledges each batch and
/// answers the calls a browser would answer, so that the server renders rows as it would for a window of 1440 by 900.
/// </summary>
internal sealed class BrowserCircuit : IAsyncDisposable
{
    /// <summary>The window's height and the 50 pixels above and below that Virtualize.ts looks at besides.</summary>
    private const int SeenPixels = 1000;

    private readonly HubConnection _connection;
    private readonly SeenWrites _seen;
    private InteractivePage _page = InteractivePage.Read("");

    private BrowserCircuit(HubConnection connection, SeenWrites seen)
    {
        _connection = connection;
        _seen = seen;
        connection.On<long, byte[]>("JS.RenderBatch", RenderAsync);
        connection.On("JS.BeginInvokeJS", [typeof(long), typeof(string), typeof(string), typeof(int), typeof(long), typeof(int)], CalledAsync);
        connection.On<string, bool, string>("JS.EndInvokeDotNet", (_, succeeded, result) => Failure ??= succeeded ? null : result);
        connection.On<string>("JS.Error", error => Failure ??= error);
        connection.Closed += error =>
        {
            Failure ??= error?.Message;
            return Task.CompletedTask;
        };
    }

    public long Batches { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>What went wrong first.</summary>
    public string? Failure { get; private set; }

    /// <summary>When the last batch came.</summary>
    public long HeardAt { get; private set; } = Stopwatch.GetTimestamp();

    public static async Task<BrowserCircuit> OpenAsync(HttpClient pages, Uri page, SeenWrites seen)
    {
        // A browser offers to compress, and the server takes it up: that costs memory too.
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(page, "/_blazor"), http => http.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new());
        builder.Services.AddSingleton<IHubProtocol, BlazorPackProtocol>();
        var circuit = new BrowserCircuit(builder.Build(), seen) { _page = InteractivePage.Read(await pages.GetStringAsync(page)) };
        await circuit._connection.StartAsync();
        var id = await circuit._connection.InvokeAsync<string>("StartCircuit", new Uri(page, "/").ToString(), page.ToString(), "[]", circuit._page.State);
        return id is null ? throw new InvalidOperationException($"No circuit: {circuit.Failure}") : circuit;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task RenderAsync(long batch, byte[] content)
    {
        HeardAt = Stopwatch.GetTimestamp();
        Batches++;
        Bytes += content.Length;
        _seen.Note(content, HeardAt);
        return _connection.SendAsync("OnRenderCompleted", batch, null);
    }

    private async Task CalledAsync(object?[] call)
    {
        var (handle, function, arguments) = ((long)call[0]!, (string)call[1]!, (string?)call[2] ?? "[]");
        _seen.Called(function);
        switch (function)
        {
            case "Blazor._internal.attachWebRendererInterop":
                await _connection.SendAsync("UpdateRootComponents", _page.Operations(), _page.State);
                break;
            case "Blazor._internal.Virtualize.init":
                // The browser tells that the space above the rows is in view, and how much of the table can be seen.
                await _connection.SendAsync(
                    "BeginInvokeDotNetFromJS", "1", null, "OnSpacerBeforeVisible", TargetOf(arguments), $"[0,0,{SeenPixels}]");
                break;
        }
        if (handle != 0)
        {
            await _connection.SendAsync("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{Answer(function)}]");
        }
    }

    /// <summary>The object that the first argument stands for.</summary>
    private static long TargetOf(string arguments)
    {
        using var json = JsonDocument.Parse(arguments);
        return json.RootElement[0].GetProperty("__dotNetObject").GetInt64();
    }

    private static string Answer(string function) => function switch
    {
        "mudResizeListener.getBrowserWindowSize" => """{"height":900,"width":1440}""",
        _ => "null",
    };
}
