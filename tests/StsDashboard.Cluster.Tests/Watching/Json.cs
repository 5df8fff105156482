namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>What an API server sends, as far as the watch loop cares: Services of namespace <c>data</c>.</summary>
internal static class Json
{
    public static string Service(string name, string version = "1", string type = "ClusterIP") =>
        $$$"""{"kind":"Service","metadata":{"name":"{{{name}}}","namespace":"data","resourceVersion":"{{{version}}}"},"spec":{"type":"{{{type}}}"}}""";

    public static string List(string version, string next, params string[] items) =>
        $$$"""{"kind":"ServiceList","metadata":{"resourceVersion":"{{{version}}}","continue":"{{{next}}}"},"items":[{{{string.Join(',', items)}}}]}""";

    public static string Event(string type, string @object) => $$"""{"type":"{{type}}","object": {{@object}} }""";

    public static string Added(string name, string version) => Event("ADDED", Service(name, version));

    public static string Bookmark(string version) => Event("BOOKMARK", $$$"""{"kind":"Service","metadata":{"resourceVersion":"{{{version}}}"}}""");

    public static string EndOfInitialEvents(string version) => Event(
        "BOOKMARK", $$$"""{"metadata":{"resourceVersion":"{{{version}}}","annotations":{"k8s.io/initial-events-end":"true" } } }""");

    public static string Status(int code, string message) =>
        $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","message":"{{message}}","code":{{code}},"reason":"Some"}""";

    /// <summary>What a server answers that has not reached a version (apiserver, pkg/storage/errors.go).</summary>
    public static string TooLargeVersion() =>
        """{"kind":"Status","status":"Failure","reason":"Timeout","code":504,"message":"Too large resource version: 5, current: 3","details":{"causes":[{"reason":"ResourceVersionTooLarge","message":"Too large resource version"}],"retryAfterSeconds":1}}""";

    public static string Error(int code, string message) => Event("ERROR", Status(code, message));
}
