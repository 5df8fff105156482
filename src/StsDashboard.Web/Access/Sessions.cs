using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace StsDashboard.Web.Access;

/// <summary>
/// Who is logged in, while the process lives. Browsers hold a number and nothing else, so that a session that is ended here is
/// ended everywhere: on open pages and streams, too.
/// </summary>
public sealed class Sessions(TimeProvider time) : ITicketStore
{
    /// <summary>Beyond that the oldest has to log in again.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, OpenSession> _open = new();

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public bool IsOpen(string session) => _open.ContainsKey(session);

    /// <summary>Done once the session is ended before its time.</summary>
    public Task EndOf(string session) => _open.TryGetValue(session, out var open) ? open.Ended.Task : Task.CompletedTask;

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        MakeRoom();
        // The ticket's own number where it has one: pages know the session by it.
        var key = Viewer.Session(ticket.Principal) ?? NewId();
        _open[key] = new OpenSession(ticket, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return Task.FromResult(key);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // Not one that was ended meanwhile.
        if (_open.TryGetValue(key, out var before))
        {
            _open.TryUpdate(key, before with { Ticket = ticket }, before);
        }
        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(_open.GetValueOrDefault(key)?.Ticket);

    public Task RemoveAsync(string key)
    {
        End(key);
        return Task.CompletedTask;
    }

    private void End(string key)
    {
        if (_open.TryRemove(key, out var ended))
        {
            ended.Ended.SetResult();
        }
    }

    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        foreach (var (key, session) in _open)
        {
            if (session.Ticket.Properties.ExpiresUtc <= now)
            {
                End(key);
            }
        }
        if (_open.Count >= Most)
        {
            End(_open.MinBy(pair => pair.Value.Ticket.Properties.IssuedUtc).Key);
        }
    }

    private sealed record OpenSession(AuthenticationTicket Ticket, TaskCompletionSource Ended);
}
