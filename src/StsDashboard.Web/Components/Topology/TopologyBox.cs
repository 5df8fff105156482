using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Components.Topology;

/// <summary>A thing in the topology: a Service, a pod or several, a claim, a volume. Pixels.</summary>
/// <param name="Text">What it is called, cut to fit.</param>
/// <param name="Note">A second line; empty where there is no room for one.</param>
/// <param name="Description">The whole of it in words.</param>
public sealed record TopologyBox(
    double X, double Y, double Width, double Height, string Text, string Note, string Description, TopologyTone Tone, ValueList<TopologyMark> Marks)
{
    public double Middle => Y + (Height / 2);

    public double Right => X + Width;
}
