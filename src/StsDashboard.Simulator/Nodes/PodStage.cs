namespace StsDashboard.Simulator.Nodes;

/// <summary>How far a pod has come on its node.</summary>
internal enum PodStage
{
    Creating,
    ImagePullFails,
    Initializing,
    Running,
    Ready,
    CrashBackOff,
}
