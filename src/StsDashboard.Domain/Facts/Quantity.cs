namespace StsDashboard.Domain.Facts;

/// <summary>A Kubernetes resource quantity: as written (<c>50Gi</c>) and in bytes.</summary>
/// <param name="Text">The quantity as the API server sent it.</param>
/// <param name="Bytes">The same in bytes, rounded up; 0 when the text cannot be read.</param>
public readonly record struct Quantity(string Text, long Bytes)
{
    public override string ToString() => Text;
}
