using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>A live set, one of its templates, and the ordinal, that together make a claim's name.</summary>
internal readonly record struct ClaimOwner(StatefulSetFact Set, string Template, int Ordinal);
