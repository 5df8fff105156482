using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Names;

/// <summary>Random Services, slices and answers, absurd ones included.</summary>
public sealed class NamePropertyTests
{
    private const int Ordinals = 3;

    private static readonly Gen<StatefulSetFact> Set = Gen.OneOf("web", "", "other").Select(service => Sets.Web(Ordinals) with { ServiceName = service });

    private static readonly Gen<string> Address = Gen.OneOf("10.0.0.1", "10.0.0.2", "fd00::1", "FD00:0::1", "", "nonsense");

    private static readonly Gen<ServiceFact> Service = Gen.Select(
        Gen.OneOf("web", "other"),
        Gen.OneOf("ClusterIP", "ExternalName", "?"),
        Gen.OneOf("None", "10.96.0.1", ""),
        Gen.OneOf("web", "x", ""),
        Gen.Bool).Select((name, type, ip, app, publish) => new ServiceFact
        {
            Key = new ObjectKey("shop", name),
            Type = type,
            ClusterIps = ip.Length == 0 ? [] : [ip],
            Selector = app.Length == 0 ? null : LabelSet.Of(("app", app)),
            PublishNotReadyAddresses = publish,
            Ports = [new("http", 80, "TCP"), new("", 81, "UDP")],
        });

    private static readonly Gen<EndpointFact> Endpoint = Gen.Select(Gen.Int[0, Ordinals], Gen.Bool, Gen.Bool, Address.Array[0, 2]).Select((ordinal, named, ready, addresses) =>
        new EndpointFact(named ? $"web-{ordinal}" : "", addresses.ToValueList(), ready, ready, !ready, $"web-{ordinal}"));

    private static readonly Gen<EndpointSliceFact> Slice = Gen.Select(Gen.Int[0, 3], Gen.OneOf("IPv4", "IPv6", "FQDN"), Endpoint.Array[0, 4]).Select((number, type, endpoints) =>
        new EndpointSliceFact
        {
            Key = new ObjectKey("shop", $"slice-{number}"),
            ServiceName = "web",
            AddressType = type,
            Endpoints = endpoints.ToValueList(),
            Ports = [new("http", 8080, "TCP")],
        });

    private static readonly Gen<NameAnswer> Answer = Gen.Select(
        Gen.OneOf("a:53", "b:53"), Gen.Enum<NameRecordType>(), Gen.OneOf("NOERROR", "NXDOMAIN", "SERVFAIL", ""), Address.Array[0, 2], Gen.Int[-60, 60]).Select((server, type, rcode, answers, age) =>
            new NameAnswer { Server = server, Type = type, Rcode = rcode, Answers = answers.ToValueList(), TtlSeconds = 30, AskedAt = Clock.Now.AddSeconds(-age) });

    private static readonly Gen<(ClusterSnapshot World, StatefulSetFact Set)> Worlds =
        Gen.Select(Set, Service.Array[0, 2], Slice.Array[0, 3], Gen.Select(Gen.Int[0, Ordinals], Answer.Array[0, 4]).Array[0, 3]).Select((set, services, slices, answers) =>
        {
            var world = Snapshots.Of(set)
                .With(services.DistinctBy(service => service.Key).ToArray<Fact>())
                .With(slices.DistinctBy(slice => slice.Key).ToArray<Fact>());
            foreach (var (ordinal, given) in answers)
            {
                world = world.WithAnswers(Answers.To($"web-{ordinal}.web.shop.svc.cluster.local", Clock.Now.AddSeconds(-20), given));
            }
            return (world, set);
        });

    [Fact]
    public void ExpectedNames_AnyFacts_AreDistinctAndHaveAnswersOfTheirTypes() => Worlds.Sample(world =>
    {
        var names = ExpectedNames.Of(world.World, world.Set);

        Assert.Equal(names.Count, names.Select(name => name.Fqdn).Distinct().Count());
        Assert.All(names, name => Assert.False(name.Answers.IsEmpty || name.Types.IsEmpty));
        Assert.All(names, name => Assert.EndsWith($".{world.Set.ServiceName}.shop.svc.cluster.local", $".{name.Fqdn}"));
    });

    [Fact]
    public void InspectPodName_AnyFacts_IsAskedExactlyWhenExpected() => Worlds.Sample(world =>
    {
        var expected = ExpectedNames.Of(world.World, world.Set).ToDictionary(name => name.Fqdn);
        for (var ordinal = 0; ordinal <= Ordinals; ordinal++)
        {
            var pod = Pods.Ready(world.Set, ordinal);
            var name = NameInspector.InspectPodName(world.World, world.Set, ordinal, pod, Clock.Now);

            Assert.NotEqual("", name.Explanation);
            if (expected.TryGetValue(name.Fqdn, out _))
            {
                Assert.True(name.Expected);
                Assert.NotEqual(NameResult.NotExpected, name.Result);
            }
            else
            {
                Assert.Null(name.Telling);
                Assert.Equal(name.Expected, name.Result == NameResult.Missing);
            }
        }
    });

    [Fact]
    public void InspectPodName_Resolves_MeansThatPodSliceAndEveryUsableAnswerAgree() => Worlds.Sample(world =>
    {
        for (var ordinal = 0; ordinal <= Ordinals; ordinal++)
        {
            var pod = Pods.Ready(world.Set, ordinal);
            var name = NameInspector.InspectPodName(world.World, world.Set, ordinal, pod, Clock.Now);
            if (name.Result == NameResult.Resolves)
            {
                Assert.Subset(name.PodIps.ToHashSet(), name.SliceIps.ToHashSet());
                Assert.All(
                    name.Answers.Where(answer => answer.Type == NameRecordType.A && answer.Rcode == "NOERROR"),
                    answer => Assert.Equal(name.SliceIps, answer.Answers.Distinct().ToValueList()));
            }
        }
    });

    [Fact]
    public void ServiceInspector_AnyFacts_NeverThrows() => Worlds.Sample(world =>
        Assert.NotEmpty(ServiceInspector.Inspect(world.World, world.Set, Pods.AllReady(world.Set)).Checks));
}
