namespace StsDashboard.Cluster.Tests.Events;

/// <summary>Events as an API server sends them, about the set <c>data/web</c> unless told otherwise.</summary>
internal static class EventJson
{
    public const string Uid = "uid-web";

    public static string Event(string reason, string message, string last = "2026-01-01T00:00:00Z", string uid = Uid, string kind = "StatefulSet", string name = "web", int count = 1) =>
        $$$"""
        {"metadata":{"name":"{{{name}}}.{{{reason}}}","namespace":"data","creationTimestamp":"{{{last}}}"},
         "involvedObject":{"kind":"{{{kind}}}","namespace":"data","name":"{{{name}}}","uid":"{{{uid}}}"},
         "type":"Warning","reason":"{{{reason}}}","message":"{{{message}}}","count":{{{count}}},
         "firstTimestamp":"2026-01-01T00:00:00Z","lastTimestamp":"{{{last}}}","eventTime":null,"reportingComponent":"statefulset-controller"}
        """;
}
