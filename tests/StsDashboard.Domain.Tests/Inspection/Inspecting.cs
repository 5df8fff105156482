using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

/// <summary>Inspects a set in surroundings that are in order: Service, slices and DNS answers say what they should.</summary>
internal static class Inspecting
{
    public static SetInspection Inspect(StatefulSetFact set, IEnumerable<PodFact> pods, params Fact[] others) =>
        SetInspector.Inspect(Around(set, pods, others), set, Clock.Now);

    public static ClusterSnapshot Around(StatefulSetFact set, IEnumerable<PodFact> pods, params Fact[] others)
    {
        var all = pods.ToList();
        var service = Services.Governing(set);
        var snapshot = Snapshots.Of([set, .. all, service, Slices.Of(service, all), .. others]);
        foreach (var pod in all.Where(pod => pod is { IsReady: true, IsTerminating: false }))
        {
            snapshot = snapshot.WithAnswers(Answers.To($"{pod.Name}.web.shop.svc.cluster.local", null, Answers.A([.. pod.Ips])));
        }
        return snapshot;
    }

    public static string States(SetInspection inspection) => string.Join(", ", inspection.Slots.Select(slot => $"{slot.Ordinal} {slot.State}"));
}
