using System.Buffers;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Rules;

/// <summary>Writes <c>kubectl</c> commands that can be pasted into a POSIX shell as they are. Nothing here runs them.</summary>
public static class KubectlCommand
{
    /// <summary>Characters that mean nothing to a shell, wherever they stand in a word (POSIX.1-2024, Shell Command Language, 2.2).</summary>
    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:=,@%+");

    /// <summary><c>kubectl &lt;words&gt; -n &lt;namespace&gt;</c>, each word quoted where it must be; no <c>-n</c> for cluster-scoped objects.</summary>
    public static string In(string @namespace, params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(@namespace);
        IEnumerable<string> scope = @namespace.Length == 0 ? [] : ["-n", @namespace];
        return string.Join(' ', words.Concat(scope).Prepend("kubectl").Select(Quoted));
    }

    public static string DeletePod(ObjectKey pod) => In(pod.Namespace, "delete", "pod", pod.Name);

    /// <summary>The object with its events.</summary>
    /// <param name="kind">As kubectl takes it, in lower case: <c>pod</c>, <c>pvc</c>, <c>service</c> …</param>
    public static string Describe(string kind, ObjectKey key) => In(key.Namespace, "describe", kind, key.Name);

    /// <summary>Lets the governing Service select the set's pods.</summary>
    public static string SelectPodsOf(StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return In(set.Namespace, "set", "selector", "service", set.ServiceName, SelectorOf(set));
    }

    /// <summary>
    /// Makes the headless Service that the set names. kubectl alone would let it select <c>app=&lt;its name&gt;</c>, which
    /// seldom is what the set's pods carry, so the selector is put in before the Service is created.
    /// </summary>
    public static string CreateGoverningServiceOf(StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return string.Join(
            " | ",
            In(set.Namespace, "create", "service", "clusterip", set.ServiceName, "--clusterip=None", "--dry-run=client", "-o", "yaml"),
            In("", "set", "selector", "--local", "-f", "-", SelectorOf(set), "-o", "yaml"),
            In("", "create", "-f", "-"));
    }

    /// <summary>A set that selects by expressions only has no labels to repeat; the template's are on every pod.</summary>
    private static string SelectorOf(StatefulSetFact set) =>
        (set.Selector.MatchLabels.Count > 0 ? set.Selector.MatchLabels : set.TemplateLabels).ToString();

    private static string Quoted(string word) =>
        word.Length > 0 && !word.AsSpan().ContainsAnyExcept(PlainCharacters) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
