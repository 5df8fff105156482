namespace StsDashboard.Domain.Facts;

/// <summary>What knows the key it stands under in a table.</summary>
internal interface IKeyed<TKey>
{
    TKey Key { get; }
}
