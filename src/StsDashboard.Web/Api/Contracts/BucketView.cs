namespace StsDashboard.Web.Api.Contracts;

/// <summary>How often something took at most so many seconds, and more than the bucket before.</summary>
public sealed record BucketView(double UpTo, long Count);
