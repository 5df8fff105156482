namespace StsDashboard.Web.Components.Topology;

/// <summary>How a box or a line of the topology is drawn.</summary>
public enum TopologyTone
{
    /// <summary>A solid line: it is so, and in order.</summary>
    Plain,

    /// <summary>A dashed line: it is not there, or not now, and need not be.</summary>
    Off,

    /// <summary>A heavy line: the controller waits for it, or a name is wrong.</summary>
    Bad,
}
