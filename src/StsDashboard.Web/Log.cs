using System.Runtime.InteropServices;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Web;

/// <summary>Everything this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "StatefulSet {Set} could not be inspected; it is shown as Unknown")]
    public static partial void InspectionFailed(ILogger logger, ObjectKey set, Exception error);

    [LoggerMessage(2, LogLevel.Error, "Orphaned claims of {Namespaces} could not be looked for; those known before still stand")]
    public static partial void OrphanInspectionFailed(ILogger logger, string namespaces, Exception error);

    [LoggerMessage(3, LogLevel.Error, "The history of StatefulSet {Set} could not be continued; what was remembered before still stands")]
    public static partial void HistoryFailed(ILogger logger, ObjectKey set, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "{Who} was refused {Path}: {Reason}; {More} more like it in the time before")]
    public static partial void Refused(ILogger logger, string who, string path, string reason, int more);

    [LoggerMessage(5, LogLevel.Error, "Nobody can log in: {Error}")]
    public static partial void ProviderFailed(ILogger logger, string error);

    [LoggerMessage(11, LogLevel.Information, "Told to end by {Signal}")]
    public static partial void ToldToEnd(ILogger logger, PosixSignal signal);

    [LoggerMessage(8, LogLevel.Information, "{Viewer} logged in, with {Groups} groups")]
    public static partial void LoggedIn(ILogger logger, string viewer, int groups);

    [LoggerMessage(9, LogLevel.Information, "{Viewer} logged out")]
    public static partial void LoggedOut(ILogger logger, string viewer);

    [LoggerMessage(10, LogLevel.Warning, "A login was refused: {Reason}")]
    public static partial void LoginRefused(ILogger logger, string reason);

    [LoggerMessage(7, LogLevel.Warning, "The cluster did not say whether {Viewer} may list StatefulSets in {Namespace}, so they are hidden: {Error}")]
    public static partial void ReviewFailed(ILogger logger, string viewer, string @namespace, string error);
}
