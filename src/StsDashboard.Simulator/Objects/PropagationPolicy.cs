namespace StsDashboard.Simulator.Objects;

/// <summary>What becomes of the objects that an object owns (<c>metav1.DeletionPropagation</c>).</summary>
public enum PropagationPolicy
{
    /// <summary>The object goes at once, its dependents later.</summary>
    Background,

    /// <summary>Dependents go first: finalizer <c>foregroundDeletion</c>.</summary>
    Foreground,

    /// <summary>Dependents stay and lose their owner: finalizer <c>orphan</c>.</summary>
    Orphan,
}
