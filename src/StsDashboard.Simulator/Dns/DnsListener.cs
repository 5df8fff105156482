using System.Net;
using System.Net.Sockets;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>Listens on one loopback port for UDP and TCP, hands each question to an <see cref="IAnswerSource"/>.</summary>
internal sealed class DnsListener : IDisposable
{
    private readonly DnsServer _server;
    private readonly IAnswerSource _source;
    private readonly DnsFaults _faults;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly UdpTransport _udp;
    private readonly TcpTransport _tcp;

    private DnsListener(Socket udp, Socket tcp, IAnswerSource source, DnsFaults faults, TimeProvider time)
    {
        _udp = new UdpTransport(udp, faults);
        _tcp = new TcpTransport(tcp, faults);
        _source = source;
        _faults = faults;
        _time = time;
        Address = (IPEndPoint)udp.LocalEndPoint!;
        _server = new DnsServer(_udp, _tcp);
        _server.QueryReceived += AnswerAsync;
        _server.Start();
    }

    public IPEndPoint Address { get; }

    /// <param name="port">0 for one that is free for both.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static DnsListener Start(int port, IAnswerSource source, DnsFaults faults, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                udp.Bind(new IPEndPoint(IPAddress.Loopback, port));
                tcp.Bind(udp.LocalEndPoint!);
                tcp.Listen();
                return new DnsListener(udp, tcp, source, faults, time);
            }
            catch (SocketException e)
            {
                udp.Dispose();
                tcp.Dispose();
                // The system chose a port that is free for UDP; somebody may have it for TCP.
                if (port != 0 || e.SocketErrorCode != SocketError.AddressAlreadyInUse || attempt == 20)
                    throw;
            }
        }
    }

    /// <summary>Closes the port: from here on, questions are refused.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        try
        {
            _server.Stop();
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            // The library's loops had not even begun.
        }
        finally
        {
            _udp.Close();
            _tcp.Close();
            _stopping.Dispose();
        }
    }

    private async Task AnswerAsync(object sender, QueryReceivedEventArgs question)
    {
        if (_faults.Delay is var delay && delay > TimeSpan.Zero)
            await Task.Delay(delay, _time, _stopping.Token);
        if (question.Query is DnsMessage query)
            question.Response = Respond(query);
    }

    private DnsMessage Respond(DnsMessage query)
    {
        var response = query.CreateResponseInstance();
        if (_faults.ServerFailure)
        {
            response.ReturnCode = ReturnCode.ServerFailure;
            return response;
        }

        if (query.OperationCode != OperationCode.Query || query.Questions is not [{ RecordClass: RecordClass.INet } asked])
        {
            response.ReturnCode = ReturnCode.NotImplemented;
            return response;
        }

        var answer = _source.Resolve(asked.Name, asked.RecordType);
        response.ReturnCode = answer.Code;
        response.IsAuthoritiveAnswer = answer.Code != ReturnCode.Refused;
        response.AnswerRecords.AddRange(answer.Answers);
        response.AuthorityRecords.AddRange(answer.Authority);
        response.AdditionalRecords.AddRange(answer.Additional);
        return response;
    }
}
