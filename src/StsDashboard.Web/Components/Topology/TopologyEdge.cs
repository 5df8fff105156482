using System.Globalization;

namespace StsDashboard.Web.Components.Topology;

/// <summary>A line from one box to another, from left to right. Pixels.</summary>
public sealed record TopologyEdge(TopologyBox From, TopologyBox To, TopologyTone Tone)
{
    /// <summary>As an SVG path: straight where it can be, else a curve that leaves and arrives level.</summary>
    public string Path
    {
        get
        {
            var bend = (From.Right + To.X) / 2;
            return From.Middle == To.Middle
                ? string.Create(CultureInfo.InvariantCulture, $"M{From.Right} {From.Middle}H{To.X}")
                : string.Create(CultureInfo.InvariantCulture, $"M{From.Right} {From.Middle}C{bend} {From.Middle} {bend} {To.Middle} {To.X} {To.Middle}");
        }
    }
}
