using System.Collections.Immutable;

namespace StsDashboard.Simulator.Objects;

/// <summary>One kind of object that the simulated API serves, with the names that discovery publishes for it.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">API version within the group, for example <c>v1</c>.</param>
/// <param name="Plural">The resource's name in paths, for example <c>statefulsets</c>.</param>
/// <param name="Singular">The resource's singular name, for example <c>statefulset</c>.</param>
/// <param name="Kind">The kind of its objects, for example <c>StatefulSet</c>.</param>
/// <param name="Namespaced">False for cluster-scoped resources.</param>
/// <param name="ShortNames">Abbreviations that kubectl offers.</param>
/// <param name="HasStatus">True when <c>status</c> is a subresource that the main resource's writes leave alone.</param>
/// <param name="HasScale">True when the <c>scale</c> subresource exists.</param>
public sealed record ResourceType(
    string Group,
    string Version,
    string Plural,
    string Singular,
    string Kind,
    bool Namespaced,
    ImmutableArray<string> ShortNames,
    bool HasStatus,
    bool HasScale)
{
    /// <summary>True when the kind's strategy maintains <c>metadata.generation</c> (not every kind's does).</summary>
    public bool HasGeneration { get; init; }

    /// <summary>The categories of discovery, for example <c>all</c>.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary><c>v1</c> or <c>apps/v1</c>, as in an object's <c>apiVersion</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary><c>pods</c> or <c>statefulsets.apps</c>, as in the API's error texts.</summary>
    public string QualifiedName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>Two types are the same when they are the same resource of the same group and version.</summary>
    public bool Equals(ResourceType? other) =>
        other is not null && Plural == other.Plural && Group == other.Group && Version == other.Version;

    public override int GetHashCode() => HashCode.Combine(Group, Version, Plural);

    public override string ToString() => QualifiedName;
}
