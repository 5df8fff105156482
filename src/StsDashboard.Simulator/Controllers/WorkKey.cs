using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>The object that a controller has to look at.</summary>
internal readonly record struct WorkKey(ResourceType Type, string Namespace, string Name)
{
    public static WorkKey Of(StoreEvent change) => new(change.Resource, change.Current.Namespace ?? "", change.Current.Name);

    public override string ToString() => Namespace.Length == 0 ? $"{Type} {Name}" : $"{Type} {Namespace}/{Name}";
}
