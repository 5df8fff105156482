using System.Collections.Concurrent;

namespace StsDashboard.Simulator.Api;

/// <summary>Which users and groups may read which namespaces, for reviews. Everybody may everything until the first is given something.</summary>
public sealed class AccessRules
{
    private const string Everywhere = "*";

    private readonly ConcurrentDictionary<(string Who, string Namespace), bool> _given = new();

    /// <param name="who">A user or a group.</param>
    /// <param name="ns">Null for every namespace.</param>
    public void Give(string who, string? ns) => _given[(who, ns ?? Everywhere)] = true;

    /// <summary>Leaves whoever it is taken from with nothing there; others keep what they have.</summary>
    public void Take(string who, string? ns) => _given[(who, ns ?? Everywhere)] = false;

    internal bool Allow(IEnumerable<string> who, string? ns) =>
        _given.IsEmpty || who.Any(one => Has(one, Everywhere) || (ns is not null && Has(one, ns)));

    private bool Has(string who, string ns) => _given.GetValueOrDefault((who, ns));
}
