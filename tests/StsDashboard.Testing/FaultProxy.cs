using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StsDashboard.Testing;

/// <summary>Stands on loopback between a client and a server, passes bytes on, and does to them what networks do.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private volatile IPEndPoint _server;
    private readonly ConcurrentDictionary<ProxiedConnection, Task> _connections = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _changing = new();
    private Socket _socket;
    private Task _accepting;
    private TaskCompletionSource _changed = NewSignal();
    private ConnectionFault _fault;

    private FaultProxy(IPEndPoint server)
    {
        _server = server;
        _socket = Bound(0);
        Address = new Uri($"http://{_socket.LocalEndPoint}");
        _socket.Listen();
        _accepting = AcceptAsync(_socket);
    }

    /// <summary>Where clients connect; stays the same.</summary>
    public Uri Address { get; }

    /// <summary>Holds for new connections and those that are open, until it is changed.</summary>
    public ConnectionFault Fault
    {
        get
        {
            lock (_changing)
            {
                return _fault;
            }
        }
        set => Become(value);
    }

    /// <param name="server">Its address, on loopback.</param>
    public static FaultProxy Start(Uri server) => new(IPEndPoint.Parse(server.Authority));

    /// <summary>New connections go to another server.</summary>
    public void Redirect(Uri server) => _server = IPEndPoint.Parse(server.Authority);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _socket.Dispose();
        CloseAll(connection => connection.Dispose());
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _stopping.Dispose();
    }

    /// <summary>Waits while nothing may pass, and says what is to be done to what passes then.</summary>
    internal async ValueTask<ConnectionFault> GateAsync()
    {
        while (true)
        {
            Task changed;
            lock (_changing)
            {
                if (_fault != ConnectionFault.Silence)
                {
                    return _fault;
                }
                changed = _changed.Task;
            }
            await changed.WaitAsync(_stopping.Token);
        }
    }

    private void Become(ConnectionFault fault)
    {
        lock (_changing)
        {
            if (fault == _fault)
            {
                return;
            }
            if (fault == ConnectionFault.Refuse)
            {
                // A port that is bound and not listened on refuses; it is not let go of, so that nobody else can take it.
                _socket.Dispose();
                _socket = Bound(Address.Port);
            }
            else if (_fault == ConnectionFault.Refuse)
            {
                _socket.Listen();
                _accepting = AcceptAsync(_socket);
            }
            _fault = fault;
            _changed.SetResult();
            _changed = NewSignal();
        }
        switch (fault)
        {
            case ConnectionFault.Refuse:
                CloseAll(connection => connection.Dispose());
                break;
            case ConnectionFault.Reset:
                CloseAll(connection => connection.Reset());
                break;
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync(_stopping.Token);
                var connection = new ProxiedConnection(this, client);
                if (Fault == ConnectionFault.Reset)
                {
                    connection.Reset();
                    continue;
                }
                _connections[connection] = Task.CompletedTask;
                _connections[connection] = ServeAsync(connection);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Nobody is to be let in any more.
        }
    }

    private async Task ServeAsync(ProxiedConnection connection)
    {
        await Task.Yield();
        await connection.RunAsync(_server);
        _connections.TryRemove(connection, out _);
    }

    private void CloseAll(Action<ProxiedConnection> close)
    {
        foreach (var connection in _connections.Keys)
        {
            close(connection);
        }
    }

    private static Socket Bound(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
