namespace StsDashboard.Domain.Controller;

/// <summary>The controller's rules in words, for a step's <c>why</c>.</summary>
public static class ControllerRuleText
{
    public static string Of(ControllerRule rule) => rule switch
    {
        ControllerRule.SetDeleted => "the set is being deleted: the controller only keeps its status",
        ControllerRule.ReplaceFinished => "the pod has failed or finished: it is deleted and made again",
        ControllerRule.CreateMissing => "an ordinal in range has no pod",
        ControllerRule.StaleClaim => "the claim still belongs to an older pod of that name",
        ControllerRule.ClaimTerminating => "a claim of the ordinal is being deleted",
        ControllerRule.WaitForReady => "nothing more is done until the pod is Running and Ready",
        ControllerRule.WaitForAvailable => "OrderedReady: the pod has to stay ready for minReadySeconds",
        ControllerRule.WaitForTermination => "a terminating pod has to be gone first",
        ControllerRule.ScaleDown => "out of range: deleted, highest ordinal first",
        ControllerRule.ScaleDownWaits => "OrderedReady: an unhealthy pod holds up the scale-down",
        ControllerRule.OnDelete => "OnDelete: an outdated pod stays until somebody deletes it",
        ControllerRule.RollingUpdate => "outdated: deleted, highest ordinal first, and made again from the update revision",
        ControllerRule.RollingUpdateWaits => "RollingUpdate: a pod that is not available ends the pass",
        ControllerRule.Partition => "the partition keeps the outdated ordinals that are left",
        ControllerRule.PodsUnknown => "the pods may not be read or are not known yet",
        ControllerRule.UnknownStrategy => "the update strategy is not known to this version",
        ControllerRule.Done => "everything is as the set asks",
        _ => rule.ToString(),
    };
}
