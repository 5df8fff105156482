namespace StsDashboard.Simulator.Api.Protobuf;

/// <summary>
/// The messages that kubectl's typed clients send in protobuf and nothing else, with the fields that matter here
/// (field numbers from k8s.io/api's generated.proto files).
/// </summary>
internal static class ProtobufSchema
{
    private static readonly Dictionary<int, ProtobufField> ObjectMeta = new()
    {
        [1] = new("name"),
        [2] = new("generateName"),
        [3] = new("namespace"),
        [11] = new("labels", FieldKind.Map),
        [12] = new("annotations", FieldKind.Map),
    };

    private static readonly Dictionary<int, ProtobufField> DeleteOptions = new()
    {
        [1] = new("gracePeriodSeconds", FieldKind.Number),
        [2] = new("preconditions", FieldKind.Message, new() { [1] = new("uid"), [2] = new("resourceVersion") }),
        [3] = new("orphanDependents", FieldKind.Flag),
        [4] = new("propagationPolicy"),
        [5] = new("dryRun", FieldKind.List),
    };

    private static readonly Dictionary<int, ProtobufField> AccessSpec = new()
    {
        [1] = new("resourceAttributes", FieldKind.Message, new()
        {
            [1] = new("namespace"),
            [2] = new("verb"),
            [3] = new("group"),
            [4] = new("version"),
            [5] = new("resource"),
            [6] = new("subresource"),
            [7] = new("name"),
        }),
        [2] = new("nonResourceAttributes", FieldKind.Message, new() { [1] = new("path"), [2] = new("verb") }),
    };

    /// <summary>The fields of a kind; null when it is not expected in protobuf.</summary>
    public static Dictionary<int, ProtobufField>? Of(string kind) => kind switch
    {
        "Namespace" => new() { [1] = Metadata },
        "ConfigMap" => new() { [1] = Metadata, [2] = new("data", FieldKind.Map) },
        "ServiceAccount" => new() { [1] = Metadata },
        "DeleteOptions" => DeleteOptions,
        "Eviction" => new() { [1] = Metadata, [2] = new("deleteOptions", FieldKind.Message, DeleteOptions) },
        "SelfSubjectAccessReview" => new() { [2] = new("spec", FieldKind.Message, AccessSpec) },
        "SelfSubjectRulesReview" => new() { [2] = new("spec", FieldKind.Message, new() { [1] = new("namespace") }) },
        "SelfSubjectReview" => [],
        _ => null,
    };

    private static ProtobufField Metadata => new("metadata", FieldKind.Message, ObjectMeta);
}
