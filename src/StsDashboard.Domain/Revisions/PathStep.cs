namespace StsDashboard.Domain.Revisions;

/// <summary>One step down a document: into a property, or to an item of a list.</summary>
/// <param name="Name">The property's name, or the item's key as people say it; empty for an item without a key.</param>
/// <param name="Selector">The item as a JSONPath selector (RFC 9535, 2.3; kubectl reads the same): its key, or its place; empty for a property.</param>
public sealed record PathStep(string Name, string Selector = "")
{
    public bool IsItem => Selector.Length > 0;

    /// <summary>As part of a JSONPath.</summary>
    public override string ToString() => IsItem ? $"[{Selector}]"
        : Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? $".{Name}"
        : $"['{Name.Replace(@"\", @"\\").Replace("'", @"\'")}']";
}
