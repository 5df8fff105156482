using Microsoft.Extensions.Logging;

namespace StsDashboard.Cluster;

/// <summary>Everything this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Listed {Resource} in '{Scope}': {Objects} objects")]
    public static partial void Listed(ILogger logger, string resource, string scope, int objects);

    [LoggerMessage(2, LogLevel.Warning, "Lost the watch of {Resource} in '{Scope}': {Error}; trying again in {Wait}")]
    public static partial void Lost(ILogger logger, string resource, string scope, string error, TimeSpan wait);

    [LoggerMessage(3, LogLevel.Warning, "The cluster refuses {Resource} in '{Scope}': {Error}")]
    public static partial void Refused(ILogger logger, string resource, string scope, string error);

    [LoggerMessage(4, LogLevel.Warning, "Could not read events in '{Scope}': {Error}")]
    public static partial void EventsFailed(ILogger logger, string scope, string error);

    [LoggerMessage(5, LogLevel.Warning, "Left out an object of {Resource} in '{Scope}' that could not be read: {Object}")]
    public static partial void Unreadable(ILogger logger, string resource, string scope, string @object);
}
