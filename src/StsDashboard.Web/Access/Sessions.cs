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

    private readonly ConcurrentDictionary<string, AuthenticationTicket> _open = new();

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public bool IsOpen(string session) => _open.ContainsKey(session);

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        MakeRoom();
        // The ticket's own number where it has one: pages know the session by it.
        var key = Viewer.Session(ticket.Principal) ?? NewId();
        _open[key] = ticket;
        return Task.FromResult(key);
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // Not one that was ended meanwhile.
        if (_open.TryGetValue(key, out var before))
        {
            _open.TryUpdate(key, ticket, before);
        }
        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(_open.GetValueOrDefault(key));

    public Task RemoveAsync(string key)
    {
        _open.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        foreach (var (key, ticket) in _open)
        {
            if (ticket.Properties.ExpiresUtc <= now)
            {
                _open.TryRemove(key, out _);
            }
        }
        if (_open.Count >= Most)
        {
            _open.TryRemove(_open.MinBy(pair => pair.Value.Properties.IssuedUtc).Key, out _);
        }
    }
}
