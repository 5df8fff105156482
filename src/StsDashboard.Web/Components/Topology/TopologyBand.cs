namespace StsDashboard.Web.Components.Topology;

/// <summary>The ground that the pods of one node stand on. Pixels.</summary>
public sealed record TopologyBand(double X, double Y, double Width, double Height, string Label);
