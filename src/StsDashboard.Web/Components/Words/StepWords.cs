using StsDashboard.Domain.Controller;

namespace StsDashboard.Web.Components.Words;

/// <summary>The controller's steps as sentences: what it does, and the rule it follows.</summary>
public static class StepWords
{
    /// <param name="set">The set's name, which names its pods.</param>
    public static string What(ControllerStep step, string set) => step.Action switch
    {
        ControllerAction.CreatePod => $"Create {set}-{step.Ordinal}",
        ControllerAction.DeletePod => $"Delete {set}-{step.Ordinal}",
        ControllerAction.Wait when step.Ordinal is not null => $"Wait for {set}-{step.Ordinal}",
        ControllerAction.Wait => "Wait",
        _ => "Nothing more",
    };

    public static string Why(ControllerRule rule) => rule switch
    {
        ControllerRule.SetDeleted => "the set is being deleted: the controller only keeps its status",
        ControllerRule.ReplaceFinished => "its pod has finished; the ordinal gets a new one",
        ControllerRule.CreateMissing => "the ordinal is in range and has no pod",
        ControllerRule.StaleClaim => "its claim still belongs to an older pod of that name",
        ControllerRule.WaitForReady => "its pass over the pods ends at the first that is not ready",
        ControllerRule.WaitForAvailable => "it has to stay ready for minReadySeconds",
        ControllerRule.WaitForTermination => "it is terminating; what comes after it waits",
        ControllerRule.ScaleDown => "the ordinal is out of range; the highest goes first",
        ControllerRule.ScaleDownWaits => "an unhealthy pod holds up the scale-down",
        ControllerRule.OnDelete => "OnDelete: outdated pods stay until somebody deletes them",
        ControllerRule.RollingUpdate => "the highest outdated ordinal in scope is replaced next",
        ControllerRule.RollingUpdateWaits => "the update goes on once every pod is available",
        ControllerRule.Partition => "the partition keeps the rest at the old revision",
        ControllerRule.UnknownStrategy => "the update strategy is not known to this version",
        ControllerRule.Done => "everything is as the set asks",
        _ => rule.ToString(),
    };
}
