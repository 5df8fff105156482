using System.Net.Sockets;
using System.Text;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Access;

/// <summary>Sends the user's header twice, as a client does whose own header a careless proxy lets through. HttpClient would make one of them.</summary>
internal sealed class TwoUsers(Uri address) : IDisposable
{
    private readonly TcpClient _connection = new();

    /// <returns>The status line.</returns>
    public async Task<string?> AskAsync(string secret)
    {
        await _connection.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var request =
            $"GET /api/v1/sets HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{ProxyOptions.UsualSecretHeader}: {secret}\r\n"
            + $"{ProxyOptions.UsualUserHeader}: mallory\r\n{ProxyOptions.UsualUserHeader}: ann\r\n\r\n";
        await _connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var answer = new StreamReader(_connection.GetStream());
        return await answer.ReadLineAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _connection.Dispose();
}
