using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StsDashboard.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Size">How large the simulated cluster is; of another, what its size is taken for.</param>
/// <param name="Kubeconfig">A real cluster that may be written to; null for a simulated one.</param>
/// <param name="Out">Where to write the figures as JSON; null for nowhere.</param>
/// <param name="Only">Names of the experiments to run; empty for all.</param>
/// <param name="SoakMinutes">How long to watch for leaks; 0 for not at all.</param>
internal sealed record BenchmarkOptions(ClusterSize Size, string? Kubeconfig, string? Out, IReadOnlyList<string> Only, double SoakMinutes)
{
    private const string Usage = "Usage: [micro | --size S|L] [--kubeconfig FILE] [--out FILE] [--only NAME,NAME] [--soak MINUTES]";

    public static bool TryParse(
        IReadOnlyList<string> args, [NotNullWhen(true)] out BenchmarkOptions? options, [NotNullWhen(false)] out string? error)
    {
        options = null;
        var parsed = new BenchmarkOptions(ClusterSize.S, null, null, [], 0);
        for (var index = 0; index < args.Count; index += 2)
        {
            var value = index + 1 < args.Count ? args[index + 1] : null;
            var next = (args[index], value) switch
            {
                ("--size", { } name) when ClusterSize.Find(name) is { } size => parsed with { Size = size },
                ("--kubeconfig", { } path) => parsed with { Kubeconfig = path },
                ("--out", { } path) => parsed with { Out = path },
                ("--only", { } names) => parsed with { Only = names.Split(',', StringSplitOptions.TrimEntries) },
                ("--soak", { } minutes) when double.TryParse(minutes, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
                    => parsed with { SoakMinutes = number },
                _ => null,
            };
            if (next is null)
            {
                error = $"'{args[index]} {value}' is not understood. {Usage}";
                return false;
            }
            parsed = next;
        }
        options = parsed;
        error = null;
        return true;
    }
}
