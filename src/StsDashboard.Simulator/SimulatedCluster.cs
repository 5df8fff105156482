using System.Net;
using Microsoft.Extensions.Logging;
using StsDashboard.Simulator.Api;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Dns;
using StsDashboard.Simulator.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Scenarios;

namespace StsDashboard.Simulator;

/// <summary>
/// A whole cluster on loopback: API server, controllers and nodes, DNS, and a kubeconfig that leads there. Whoever uses
/// it goes the way that leads to a real cluster.
/// </summary>
public sealed class SimulatedCluster : IAsyncDisposable
{
    private const string ContextName = "simulated";

    /// <summary>The cache of a node-local or upstream DNS server, as <see cref="CachingDnsAddress"/> has it.</summary>
    private const int CacheSeconds = 30;

    private readonly ApiServer _api;
    private readonly ControlPlane _controllers;
    private readonly SimulatedDnsServer _dns;
    private readonly SimulatedDnsServer _cachingDns;

    private SimulatedCluster(string scenario, ObjectStore objects, ControlPlane controllers, ApiServer api, SimulatedDnsServer dns, SimulatedDnsServer cachingDns)
    {
        ScenarioName = scenario;
        Objects = objects;
        _controllers = controllers;
        _api = api;
        _dns = dns;
        _cachingDns = cachingDns;
        KubeconfigPath = Path.Combine(Path.GetTempPath(), $"sts-dashboard-simulated-{api.Address.Port}-{Environment.ProcessId}.kubeconfig");
        KubeconfigFile.Write(KubeconfigPath, api.Address, ContextName);
    }

    public string ScenarioName { get; }

    public Uri ApiAddress => _api.Address;

    /// <summary>The cluster's DNS, UDP and TCP.</summary>
    public IPEndPoint DnsAddress => _dns.Address;

    /// <summary>A second server that caches answers, wrong ones too, as the cache of CoreDNS or of a node does.</summary>
    public IPEndPoint CachingDnsAddress => _cachingDns.Address;

    /// <summary>A kubeconfig for the API server; deleted when the cluster is disposed.</summary>
    public string KubeconfigPath { get; }

    public ObjectStore Objects { get; }

    /// <summary>Watches that the API server is answering now.</summary>
    public int OpenWatches => _api.OpenWatches;

    /// <summary>What goes wrong with the API on purpose.</summary>
    public ApiFaults ApiFaults => _api.Faults;

    /// <summary>Who else may see what, when somebody asks for a review.</summary>
    public AccessRules AccessRules => _api.Rules;

    /// <summary>What goes wrong with the DNS server on purpose.</summary>
    public DnsFaults DnsFaults => _dns.Faults;

    /// <param name="options">Scenario, seed, ports.</param>
    /// <param name="time">The clock that runs from the start on.</param>
    /// <param name="loggers">For the controllers.</param>
    /// <exception cref="ArgumentException">There is no such scenario.</exception>
    /// <exception cref="IOException">A wanted port is taken.</exception>
    public static async Task<SimulatedCluster> StartAsync(
        SimulatorOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var scenario = ScenarioCatalog.Find(options.Scenario);
        var clock = new WorldClock(time);
        var present = time.GetUtcNow();
        clock.StandAt(present - scenario.Age);
        var objects = new ObjectStore(clock, new ObjectStoreOptions { Seed = options.Seed });
        var controllers = new ControlPlane(objects, new ControlPlaneOptions { Seed = options.Seed, Timings = new Timings { Speed = options.Speed } }, clock, loggers);
        var world = new ScenarioWorld(objects, controllers, clock, present);
        scenario.Build(world, options.Seed);
        world.MoveTo(present);
        clock.JoinPresent();
        if (options.Lively)
            controllers.Play(scenario);
        var started = new Stack<IAsyncDisposable>([controllers]);
        try
        {
            var api = await ApiServer.StartAsync(objects, new ApiServerOptions { Port = options.ApiPort, Time = time }, cancellation);
            started.Push(api);
            var dnsOptions = new DnsServerOptions { Port = options.DnsPort, ClusterDomain = options.ClusterDomain };
            var dns = await SimulatedDnsServer.StartAsync(objects, dnsOptions, time, cancellation);
            started.Push(dns);
            var cachingDns = await SimulatedDnsServer.StartAsync(objects, dnsOptions with { Port = 0, CacheSeconds = CacheSeconds }, time, cancellation);
            started.Push(cachingDns);
            var cluster = new SimulatedCluster(scenario.Name, objects, controllers, api, dns, cachingDns);
            controllers.Start();
            var logger = loggers.CreateLogger<SimulatedCluster>();
            Log.Started(logger, scenario.Name, options.Seed, api.Address, dns.Address);
            return cluster;
        }
        catch
        {
            foreach (var one in started)
                await one.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _cachingDns.DisposeAsync();
        await _dns.DisposeAsync();
        await _controllers.DisposeAsync();
        File.Delete(KubeconfigPath);
    }
}
