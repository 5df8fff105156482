namespace StsDashboard.Web.Metrics;

/// <summary>The labels that tell the series of one metric apart. Sets are labelled as kube-state-metrics does, so that both can be joined.</summary>
internal static class Label
{
    public const string Namespace = "namespace";
    public const string Set = "statefulset";
    public const string Verdict = "verdict";
    public const string Severity = "severity";
    public const string Rule = "rule";
    public const string Class = "class";
    public const string Kind = "kind";
    public const string Scope = "scope";
    public const string State = "state";
    public const string Server = "server";
    public const string Result = "result";
    public const string Percentile = "percentile";

    public static KeyValuePair<string, object?> Of(string name, string value) => new(name, value);

    public static KeyValuePair<string, object?> Of<T>(string name, T value)
        where T : struct, Enum => new(name, value.ToString());
}
