using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>What of DNS somebody sees who may not see every namespace.</summary>
internal static class SeenDns
{
    private const int MostNames = 50;

    /// <summary>
    /// The servers are the cluster's, and that they answer is for everybody to see; how fast, how often and what, they were asked
    /// for all names. How long names take is told by the histories of the sets that the frame's readers may see.
    /// </summary>
    public static DnsView SeenIn(this DnsView view, Frame frame)
    {
        if (frame.Scope is null)
        {
            return view;
        }
        ConvergedNameView[] seen = [.. frame.Histories.SelectMany(pair => Converged(pair.Key, pair.Value, frame)).OrderByDescending(name => name.ResolvesAt)];
        double[] durations = [.. seen.Select(name => name.Seconds).Order()];
        return new(
            [.. view.Servers.Select(server => new DnsServerView(server.Server, Nothing, new Dictionary<string, long>()) { Convergence = Nothing })],
            new DurationView(durations.Length, Quantile(durations, 0.5), Quantile(durations, 0.95), Quantile(durations, 0.99)))
        {
            RecentlyConverged = [.. seen.Take(MostNames)],
            Narrowed = true,
        };
    }

    private static DurationView Nothing { get; } = new(0, null, null, null);

    private static IEnumerable<ConvergedNameView> Converged(ObjectKey set, SetHistory history, Frame frame)
    {
        var slots = frame.Sets.GetValueOrDefault(set)?.Slots.ToDictionary(slot => slot.Ordinal) ?? [];
        return from name in history.NameConvergences()
               where name.ResolvesAt is not null && slots.ContainsKey(name.Ordinal)
               select new ConvergedNameView(
                   slots[name.Ordinal].Name.Fqdn,
                   new(set.Namespace, set.Name),
                   name.ReadyAt,
                   name.ResolvesAt!.Value,
                   Math.Round(name.Duration(frame.AsOf).TotalSeconds, 3));
    }

    private static double? Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
