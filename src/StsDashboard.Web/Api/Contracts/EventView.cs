namespace StsDashboard.Web.Api.Contracts;

/// <summary>What some component said about an object.</summary>
/// <param name="Type"><c>Normal</c> or <c>Warning</c>.</param>
/// <param name="Component">Who said it.</param>
/// <param name="Count">How often.</param>
public sealed record EventView(
    string Type,
    string Reason,
    string Message,
    ObjectView Object,
    string Component,
    int Count,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt);
