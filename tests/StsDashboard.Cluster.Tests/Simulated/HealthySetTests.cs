using CsCheck;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Simulated;

/// <summary>
/// Sets that nothing is wrong with, whatever was done to them on the way: verdict and findings agree, and tell no fault.
/// (That the controller model foretells the simulated controller says little, for the two are one; the recordings hold it
/// against the real one.)
/// </summary>
public sealed class HealthySetTests
{
    private static readonly Gen<(string Text, Action<SteppedSet> Do)> Deed = Gen.OneOf(
        Gen.Int[0, 5].Select(replicas => ($"scale to {replicas}", (Action<SteppedSet>)(set => set.Scale(replicas)))),
        Gen.Int[1, 3].Select(version => ($"image {version}", (Action<SteppedSet>)(set => set.SetImage(version)))),
        Gen.Int[0, 6].Select(partition => ($"partition {partition}", (Action<SteppedSet>)(set => set.SetPartition(partition)))),
        Gen.Int[0, 4].Select(ordinal => ($"delete pod {ordinal}", (Action<SteppedSet>)(set => set.DeletePod(ordinal)))),
        Gen.Int[1, 40].Select(seconds => ($"wait {seconds} s", (Action<SteppedSet>)(set => set.Wait(seconds)))));

    private static readonly Gen<(string Policy, string Strategy, int Replicas, int MinReady, string WhenScaled)> Shape = Gen.Select(
        Gen.OneOf("OrderedReady", "Parallel"), Gen.OneOf("RollingUpdate", "RollingUpdate", "OnDelete"), Gen.Int[0, 4], Gen.OneOf(0, 10), Gen.OneOf("Retain", "Delete"));

    [Fact]
    public void Findings_OfASetThatNothingIsWrongWith_AreNoErrorOnTheWayAndAtRest() => Gen.Select(Shape, Deed.Array[0, 8]).Sample(
        (shape, deeds) =>
        {
            using var set = new SteppedSet(shape.Policy, shape.Strategy, shape.Replicas, shape.MinReady, shape.WhenScaled);
            foreach (var deed in deeds)
            {
                deed.Do(set);
                AgreesWithItself(set.Inspect());
            }
            // The slowest of all: five pods one after the other, twice, each with a new volume and its ten seconds of readiness.
            set.Wait(600);
            var rest = set.Inspect();
            AgreesWithItself(rest);
            Assert.True(rest.Verdict is Verdict.Healthy or Verdict.Held or Verdict.ScaledToZero, $"{rest.Verdict}: {rest.Reason}");
            Assert.Empty(rest.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Id} {finding.Message}"));
        },
        iter: 40,
        print: sample => $"{sample.Item1}: {string.Join(", ", sample.Item2.Select(deed => deed.Text))}");

    private static void AgreesWithItself(SetInspection inspection) => Assert.Empty(inspection.Findings
        .Where(finding => inspection.Verdict == Verdict.Healthy && finding.Severity == Severity.Error)
        .Select(finding => $"{finding.Id} {finding.Message}"));
}
