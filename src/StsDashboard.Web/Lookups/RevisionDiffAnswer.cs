using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Web.Lookups;

/// <summary>What differs between two revisions, or why that cannot be said.</summary>
/// <param name="Changes">Empty unless found; and when found, the templates are the same.</param>
/// <param name="Problem">What is wrong, in words; empty when found.</param>
public sealed record RevisionDiffAnswer(DocumentState State, ValueList<TemplateChange> Changes, string Problem);
