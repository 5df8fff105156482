namespace StsDashboard.Web.Api.Contracts;

/// <summary>What differs between two of a set's revisions; nothing when their templates are the same.</summary>
public sealed record RevisionDiffView(RevisionView From, RevisionView To, IReadOnlyList<RevisionChangeView> Changes);
