namespace StsDashboard.Domain.Inspection;

/// <summary>What is wrong with a pod that is not ready.</summary>
/// <param name="Text">A clause about the pod, such as <c>it crashes (CrashLoopBackOff, container web)</c>.</param>
/// <param name="Since">Since when, as far as the pod tells.</param>
/// <param name="EndsByItself">False when waiting does not help: someone has to change something.</param>
internal sealed record PodTrouble(string Text, DateTimeOffset Since, bool EndsByItself);
