using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>The program as it is started in a container, told to end as a kubelet does it.</summary>
public sealed class GracefulStopTests
{
    private const int DrainSeconds = 8;

    /// <summary>What a pod has by default (<c>terminationGracePeriodSeconds</c>), less than which it has to take.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_ToldToEnd_IsUnreadyAndServesUntilItHasDrained()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        using var program = Start("--drain-seconds", $"{DrainSeconds}");
        using var client = new HttpClient { BaseAddress = await AddressOf(program) };
        await UntilAsync(async () => await StatusOf(client, "/healthz/ready") == HttpStatusCode.OK);
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(client.BaseAddress, "/hubs/cluster")).Build();
        await hub.StartAsync(Cancellation);
        var closed = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Closed += why =>
        {
            closed.SetResult(why);
            return Task.CompletedTask;
        };
        var reading = ReadAsync(hub);

        // The first page takes longer than those that follow, on a busy machine nearly as long as there is to drain.
        Assert.Equal(HttpStatusCode.OK, await StatusOf(client, "/"));
        var told = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]))
        {
            await kill.WaitForExitAsync(Cancellation);
        }

        await UntilAsync(async () => await StatusOf(client, "/healthz/ready") == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await StatusOf(client, "/healthz/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(client, "/"));
        Assert.False(reading.IsCompleted, "A stream goes on while there is time.");
        await program.WaitForExitAsync(Cancellation).WaitAsync(Grace, Cancellation);
        Assert.InRange(told.Elapsed, TimeSpan.FromSeconds(DrainSeconds - 0.1), Grace);
        Assert.Equal(0, program.ExitCode);
        Assert.True(await reading > 0);
        // It was told that this is the end: no error, as a dropped connection would be.
        Assert.Null(await closed.Task.WaitAsync(Grace, Cancellation));
        Assert.Equal("", await program.StandardError.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task Program_ToldToEndTwice_DoesNotWait()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        using var program = Start("--drain-seconds", "600");
        using var client = new HttpClient { BaseAddress = await AddressOf(program) };
        for (var i = 0; i < 2; i++)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
            await kill.WaitForExitAsync(Cancellation);
            await UntilAsync(async () => program.HasExited || await StatusOf(client, "/healthz/ready") == HttpStatusCode.ServiceUnavailable);
        }

        await program.WaitForExitAsync(Cancellation).WaitAsync(Grace, Cancellation);
        Assert.Equal(0, program.ExitCode);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "StsDashboard.Web.dll"), "--demo", "empty", "--urls", "http://127.0.0.1:0", .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<Uri> AddressOf(Process program)
    {
        while (await program.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith("Dashboard:", StringComparison.Ordinal))
            {
                // What else it says must not fill the pipe.
                _ = program.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Uri(line["Dashboard:".Length..].Trim());
            }
        }
        throw new InvalidOperationException(await program.StandardError.ReadToEndAsync(Cancellation));
    }

    /// <returns>How many messages came before the stream ended.</returns>
    private static async Task<int> ReadAsync(HubConnection hub)
    {
        var messages = 0;
        try
        {
            await foreach (var _ in hub.StreamAsync<JsonElement>("Frames", new { }, Cancellation))
            {
                messages++;
            }
        }
        catch (Exception e) when (e is HubException or OperationCanceledException or InvalidOperationException or IOException or WebSocketException)
        {
            // The server has closed the connection.
        }
        return messages;
    }

    private static async Task<HttpStatusCode?> StatusOf(HttpClient client, string path)
    {
        try
        {
            using var response = await client.GetAsync(path, Cancellation);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }
}
