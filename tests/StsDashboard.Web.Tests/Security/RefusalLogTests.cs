using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Tests.Security;

public sealed class RefusalLogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Lines _lines = new();
    private readonly DefaultHttpContext _request = new() { Request = { Path = "/hubs/cluster" } };

    [Fact]
    public void Refusals_OfOneKind_AreOneLineAMinuteThatCountsThem()
    {
        var log = new RefusalLog(_time, _lines);
        for (var i = 0; i < 500; i++)
        {
            log.Write(_request, "it asks too often");
        }
        log.Write(_request, "there are too many viewers");
        _time.Advance(TimeSpan.FromMinutes(1));
        log.Write(_request, "it asks too often");
        Assert.Equal(3, _lines.Written.Count);
        Assert.Contains("Somebody at an unknown address was refused /hubs/cluster: it asks too often; 0 more", _lines.Written[0]);
        Assert.Contains("it asks too often; 499 more", _lines.Written[2]);
    }

    [Fact]
    public void Words_OfWhoIsRefused_MakeNoLineOfTheirOwn()
    {
        new RefusalLog(_time, _lines).Write(_request, "another site's page tried to open it", "http://evil\r\nann logged in\u202E" + new string('x', 5000));
        var line = Assert.Single(_lines.Written);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain('\u202E', line);
        Assert.InRange(line.Length, 1, 600);
    }

    private sealed class Lines : ILogger<RefusalLog>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
