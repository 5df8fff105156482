using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>Makes a scenario's happenings happen, as one more controller of the loop.</summary>
internal sealed class ScenarioDirector : Controller
{
    private readonly Dictionary<string, (Happening What, int Times)> _happenings;
    private readonly ClusterEdits _edits;

    public ScenarioDirector(ControllerContext context, IReadOnlyList<Happening> happenings)
        : base(context)
    {
        _edits = new ClusterEdits(context.Store, context.Time);
        _happenings = happenings.ToDictionary(one => one.Name, one => (one, 0));
        foreach (var one in happenings)
            Queue.AddAfter(KeyOf(one), one.First);
    }

    public override void Observe(StoreEvent change)
    {
        // Time alone moves the script.
    }

    public override void Sync(WorkKey key)
    {
        var (what, times) = _happenings[key.Name];
        _happenings[key.Name] = (what, times + 1);
        Queue.AddAfter(key, what.Every);
        try
        {
            what.Act(_edits, times);
        }
        catch (ApiException refusal) when (refusal.Code is 404 or 409)
        {
            // Somebody deleted or changed what the script plays with; their wish counts.
        }
    }

    private static WorkKey KeyOf(Happening one) => new(ResourceTypes.Events, "", one.Name);
}
