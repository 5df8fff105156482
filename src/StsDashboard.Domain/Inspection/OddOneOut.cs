namespace StsDashboard.Domain.Inspection;

/// <summary>Which of the three that a name is compared by does not agree with what is so.</summary>
public enum OddOneOut
{
    None,

    /// <summary>The EndpointSlices do not say what the pod is; DNS only repeats them.</summary>
    EndpointSlice,

    /// <summary>DNS does not say what the EndpointSlices do.</summary>
    Answer,
}
