namespace StsDashboard.Simulator.Objects;

/// <summary>Wakes every waiter when something changes. Ask for <see cref="Next"/> under the lock that guards the change.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource? _waiters;

    public Task Next() => (_waiters ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Pulse()
    {
        _waiters?.SetResult();
        _waiters = null;
    }
}
