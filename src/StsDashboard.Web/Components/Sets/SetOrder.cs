namespace StsDashboard.Web.Components.Sets;

/// <summary>In which order the sets stand.</summary>
public enum SetOrder
{
    /// <summary>By verdict, worst first, then by namespace and name, so that a row moves only when its verdict does.</summary>
    Worst,

    /// <summary>By namespace and name.</summary>
    Name,

    Newest,

    Oldest,
}
