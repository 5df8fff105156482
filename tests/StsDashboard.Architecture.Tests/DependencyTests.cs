using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Objects;
using StsDashboard.Web.Frames;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace StsDashboard.Architecture.Tests;

/// <summary>Dependencies run one way: Web to Cluster to Domain, Simulator to Domain.</summary>
public sealed class DependencyTests
{
    private static readonly System.Reflection.Assembly DomainAssembly = typeof(Fact).Assembly;
    private static readonly System.Reflection.Assembly ClusterAssembly = typeof(ClusterStore).Assembly;
    private static readonly System.Reflection.Assembly SimulatorAssembly = typeof(ObjectStore).Assembly;
    private static readonly System.Reflection.Assembly WebAssembly = typeof(Frame).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader()
        .LoadAssemblies(DomainAssembly, ClusterAssembly, SimulatorAssembly, WebAssembly)
        .Build();

    [Fact]
    public void Domain_References_OnlyTheBaseClassLibrary()
    {
        var foreign = References(DomainAssembly).Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name != "netstandard");
        Assert.Empty(foreign);
    }

    [Fact]
    public void Domain_References_NoInputOutputNorNetwork()
    {
        // System.Net.Primitives holds IPAddress, which parses and compares addresses; what opens a socket lies elsewhere.
        string[] forbidden = ["System.Net.", "System.IO.FileSystem", "System.Diagnostics.Process"];
        Assert.DoesNotContain(
            References(DomainAssembly).Where(name => name != "System.Net.Primitives"),
            name => forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void Cluster_References_NeitherWebNorSimulator() =>
        Assert.DoesNotContain(References(ClusterAssembly), name => name is "StsDashboard.Web" or "StsDashboard.Simulator");

    [Fact]
    public void Simulator_References_NeitherWebNorClusterNorAClient() =>
        Assert.DoesNotContain(References(SimulatorAssembly), name => name is "StsDashboard.Web" or "StsDashboard.Cluster" or "KubernetesClient");

    [Theory]
    [InlineData("Components")]
    [InlineData("Live")]
    [InlineData("Api")]
    public void WebFolder_Types_NameNothingOfKubernetesOrCluster(string folder) =>
        Types().That().ResideInNamespaceMatching($@"^StsDashboard\.Web\.{folder}(\..*)?$")
            .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(@"^(StsDashboard\.Cluster|k8s)(\..*)?$"))
            .Check(Loaded);

    [Fact]
    public void Web_OnlyTheCompositionRoot_KnowsTheSimulator() =>
        Types().That().ResideInNamespaceMatching(@"^StsDashboard\.Web\..+$")
            .And().DoNotResideInNamespaceMatching(@"^StsDashboard\.Web\.Hosting$")
            .Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(@"^StsDashboard\.Simulator(\..*)?$"))
            .Check(Loaded);

    private static IEnumerable<string> References(System.Reflection.Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!).Order(StringComparer.Ordinal);
}
