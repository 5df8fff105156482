using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace StsDashboard.Browser.Tests;

/// <summary>
/// What a page has sent and received, as the browser's network log has it: responses as they came over the wire, and the
/// WebSocket's messages before they are compressed.
/// </summary>
internal sealed class Traffic
{
    private readonly ConcurrentDictionary<string, string> _urls = new();
    private readonly ConcurrentBag<(string Url, long Bytes)> _responses = [];
    private long _bytes;

    private Traffic()
    {
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The hosts that the page asked for anything.</summary>
    public IEnumerable<string> Authorities => _urls.Values.Select(url => new Uri(url)).Where(url => url.Scheme is "http" or "https" or "ws" or "wss").Select(url => url.Authority).Distinct();

    public static async Task<Traffic> MeasureAsync(IPage page)
    {
        var traffic = new Traffic();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, e) => traffic.Ask(e, e?.GetProperty("request").GetProperty("url").GetString());
        session.Event("Network.webSocketCreated").OnEvent += (_, e) => traffic.Ask(e, e?.GetProperty("url").GetString());
        session.Event("Network.loadingFinished").OnEvent += (_, e) => traffic.Count(e, e?.GetProperty("encodedDataLength").GetDouble() ?? 0);
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => traffic.Count(e, Payload(e));
        session.Event("Network.webSocketFrameSent").OnEvent += (_, e) => traffic.Count(e, Payload(e));
        await session.SendAsync("Network.enable");
        return traffic;
    }

    /// <summary>What was most, for whoever has to find out why there is so much.</summary>
    public string Largest(int count) => string.Join('\n', _responses
        .GroupBy(response => response.Url)
        .Select(url => (Url: url.Key, Bytes: url.Sum(response => response.Bytes)))
        .OrderByDescending(url => url.Bytes)
        .Take(count)
        .Select(url => $"{url.Bytes,9} {url.Url}"));

    private static double Payload(JsonElement? e)
    {
        var response = e!.Value.GetProperty("response");
        var text = response.GetProperty("payloadData").GetString()!;
        const int Text = 1;
        // Binary messages come as base64.
        return response.GetProperty("opcode").GetInt32() == Text ? Encoding.UTF8.GetByteCount(text) : text.Length * 3.0 / 4;
    }

    private void Ask(JsonElement? e, string? url) => _urls[e!.Value.GetProperty("requestId").GetString()!] = url!;

    private void Count(JsonElement? e, double bytes)
    {
        Interlocked.Add(ref _bytes, (long)bytes);
        _responses.Add((_urls.GetValueOrDefault(e!.Value.GetProperty("requestId").GetString()!, "?"), (long)bytes));
    }
}
