namespace StsDashboard.Domain.Facts;

/// <summary>A Service's port. Only a named one has SRV records.</summary>
/// <param name="Name">Empty when unnamed.</param>
/// <param name="Protocol"><c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</param>
public sealed record ServicePort(string Name, int Port, string Protocol);
