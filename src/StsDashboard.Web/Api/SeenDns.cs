using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>What of DNS somebody sees who may not see every namespace.</summary>
internal static class SeenDns
{
    /// <summary>The servers are the cluster's and stay; names, and figures made of names, are those that the frame's readers may see.</summary>
    public static DnsView SeenIn(this DnsView view, Frame frame)
    {
        if (frame.Scope is null)
        {
            return view;
        }
        ConvergedNameView[] seen = [.. view.RecentlyConverged.Where(name => frame.Sees(name.Set.Namespace))];
        double[] durations = [.. seen.Select(name => name.Seconds).Order()];
        return view with
        {
            RecentlyConverged = seen,
            Convergence = new DurationView(durations.Length, Quantile(durations, 0.5), Quantile(durations, 0.95), Quantile(durations, 0.99)),
            ConvergenceBuckets = [],
        };
    }

    private static double? Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
