using System.Net;
using Microsoft.Extensions.Logging;
using StsDashboard.Simulator.Controllers;

namespace StsDashboard.Simulator;

/// <summary>Everything the simulated cluster logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "{Controller} will try {Key} again: {Reason}")]
    public static partial void WillRetry(ILogger logger, string controller, WorkKey key, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Controller} failed on {Key}")]
    public static partial void SyncFailed(ILogger logger, Exception exception, string controller, WorkKey key);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Simulated cluster {Scenario} (seed {Seed}): API at {Api}, DNS at {Dns}")]
    public static partial void Started(ILogger logger, string scenario, int seed, Uri api, IPEndPoint dns);

    [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "The simulated controllers stopped")]
    public static partial void LoopFailed(ILogger logger, Exception exception);
}
