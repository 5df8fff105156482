using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>Which names are asked for.</summary>
/// <param name="Namespaces">An empty list asks for all.</param>
/// <param name="Results">An empty list asks for the names that do not give what they should.</param>
/// <param name="Text">Part of the name, of <c>namespace/set</c>, of an address, a server, the rule or the cause, whatever the case.</param>
public sealed record NameFilter(IReadOnlySet<string> Namespaces, IReadOnlySet<NameResult> Results, string Text)
{
    /// <summary>As the screen has them: what is worst for clients that look for one pod comes first, Services' names last.</summary>
    private static readonly NameResult[] Order =
        [NameResult.Stale, NameResult.Missing, NameResult.Wrong, NameResult.Unreachable, NameResult.NotAsked, NameResult.NotExpected, NameResult.Resolves];

    /// <summary>A Service that governs several sets gives one name.</summary>
    public IReadOnlyList<NameJudgement> Apply(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var services = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. from set in frame.Sets.Values
               where Namespaces.Count == 0 || Namespaces.Contains(set.Set.Namespace)
               from name in NameJudge.Judge(set)
               where Results.Count == 0 ? name.IsFault : Results.Contains(name.Name.Result)
               where name.Ordinal is not null || services.Add(name.Name.Fqdn)
               where Text.Length == 0 || Says(name)
               orderby name.Ordinal is null, Array.IndexOf(Order, name.Name.Result), name.Set, name.Ordinal
               select name,
        ];
    }

    private bool Says(NameJudgement name) =>
        Has(name.Name.Fqdn) || Has(name.Set.ToString()) || Has(name.Rule) || Has(name.Cause)
        || name.Name.PodIps.Any(Has) || name.Name.SliceIps.Any(Has)
        || (name.Name.Telling?.Answers.Any(Has) ?? false) || name.Name.Servers.Affected.Any(Has);

    private bool Has(string whole) => whole.Contains(Text, StringComparison.OrdinalIgnoreCase);
}
