namespace StsDashboard.Domain.Inspection;

/// <summary>
/// Sorts the API's words for what keeps a pod from being ready (pkg/kubelet/images/types.go and
/// pkg/kubelet/container/sync_result.go); those of an init container carry the prefix <c>Init:</c>.
/// </summary>
internal static class PodReasons
{
    private const string InitPrefix = "Init:";

    public static bool IsCrashLoop(string reason) => Bare(reason) == "CrashLoopBackOff";

    public static bool IsImagePull(string reason) =>
        Bare(reason) is "ImagePullBackOff" or "ErrImagePull" or "ErrImageNeverPull" or "ImageInspectError" or "InvalidImageName"
            or "RegistryUnavailable" or "SignatureValidationFailed";

    public static bool IsContainerCreation(string reason) =>
        Bare(reason) is "CreateContainerConfigError" or "CreateContainerError" or "RunContainerError" or "PreCreateHookError"
            or "PreStartHookError" or "PostStartHookError";

    public static bool IsUnschedulable(string reason) => reason == "Unschedulable";

    public static bool IsSchedulingGated(string reason) => reason == "SchedulingGated";

    /// <summary>An init container is at work, waits or fails.</summary>
    public static bool IsInit(string reason) => reason.StartsWith(InitPrefix, StringComparison.Ordinal);

    /// <summary>An init container is at work: <c>Init:0/2</c>, as kubectl counts them.</summary>
    public static bool IsInitAtWork(string reason) => IsInit(reason) && reason.Contains('/');

    private static string Bare(string reason) => IsInit(reason) ? reason[InitPrefix.Length..] : reason;
}
