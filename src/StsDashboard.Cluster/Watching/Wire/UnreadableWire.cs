namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>An object that is not what its kind should be, as far as it can be told which one it is.</summary>
/// <param name="error">What could not be read.</param>
internal sealed class UnreadableWire(string error) : ObjectWire
{
    public string Error => error;
}
