using StsDashboard.Domain.Controller;

namespace StsDashboard.Web.Components.Words;

/// <summary>The controller's steps in words.</summary>
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
}
