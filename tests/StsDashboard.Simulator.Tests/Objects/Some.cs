using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Tests.Objects;

/// <summary>Small objects to store.</summary>
internal static class Some
{
    public static JsonObject ConfigMap(string name, string value = "1") =>
        Parse($$$"""{"metadata":{"name":"{{{name}}}","namespace":"default"},"data":{"key":"{{{value}}}"}}""");

    public static JsonObject Pod(string name, string ns = "default", string labels = """{"app":"web"}""") =>
        Parse($$$"""{"metadata":{"name":"{{{name}}}","namespace":"{{{ns}}}","labels":{{{labels}}}},"spec":{"containers":[{"name":"web","image":"nginx:1.27"}]}}""");

    public static JsonObject StatefulSet(string name, int replicas = 3) => Parse(
        $$$$$"""
        {"metadata":{"name":"{{{{{name}}}}}","namespace":"default"},
         "spec":{"serviceName":"{{{{{name}}}}}","replicas":{{{{{replicas}}}}},"selector":{"matchLabels":{"app":"{{{{{name}}}}}"}},
           "template":{"metadata":{"labels":{"app":"{{{{{name}}}}}"}},"spec":{"containers":[{"name":"main","image":"nginx:1.27"}]}},
           "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"fast-ssd","resources":{"requests":{"storage":"1Gi"}}}}]}}
        """);

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
