using System.Text.Json;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Revisions;

/// <summary>One place at which two documents differ.</summary>
/// <param name="Path">From the documents' root.</param>
/// <param name="Before">Undefined when it was added.</param>
/// <param name="After">Undefined when it was removed.</param>
public sealed record Difference(ValueList<PathStep> Path, JsonElement Before, JsonElement After);
