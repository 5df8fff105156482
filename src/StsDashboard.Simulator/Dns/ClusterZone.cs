using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using ARSoft.Tools.Net;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>
/// Answers for the cluster domain as CoreDNS's kubernetes plugin does (coredns/coredns: plugin/kubernetes/kubernetes.go
/// <c>findServices</c>, handler.go, plugin/backend_lookup.go).
/// </summary>
/// <param name="data">The newest state; asked once per question.</param>
internal sealed class ClusterZone(Func<ZoneData> data, DnsServerOptions options) : IAnswerSource
{
    private readonly DomainName _domain = DomainName.Parse(options.ClusterDomain);

    public Answer Resolve(DomainName name, RecordType type)
    {
        // The server has this one zone and forwards nothing.
        if (!name.IsEqualOrSubDomainOf(_domain))
            return Answer.Empty(ReturnCode.Refused);

        var state = data();
        var labels = name.Labels.AsSpan(0, name.LabelCount - _domain.LabelCount);
        if (labels.IsEmpty && type == RecordType.Soa)
            return new Answer(ReturnCode.NoError, [Soa(state)], [], []);
        if (ZoneRequest.Parse(labels) is not { } request)
            return Negative(state, ReturnCode.NxDomain);
        if (request.IsApex)
            return Negative(state, ReturnCode.NoError);
        if (!state.Namespaces.Contains(request.Namespace))
            return Negative(state, ReturnCode.NxDomain);
        if (request.Service.Length == 0)
            return Negative(state, ReturnCode.NoError);
        if (state.FindService(request.Service, request.Namespace) is not { } service)
            return Negative(state, ReturnCode.NxDomain);
        if (service.ExternalName is { } external)
            return request is { Endpoint: "", Port: "", Protocol: "" } ? Alias(state, name, type, external) : Negative(state, ReturnCode.NxDomain);

        ZoneTarget[] targets = [.. TargetsOf(state, service, request)];
        if (targets.Length == 0)
            return Negative(state, ReturnCode.NxDomain);
        return type == RecordType.Srv ? Services(state, name, request, targets) : Addresses(state, name, type, targets);
    }

    /// <summary>A name below a Service with a cluster IP is answered from the endpoints as well; only its own name is not.</summary>
    private static IEnumerable<ZoneTarget> TargetsOf(ZoneData state, ZoneService service, ZoneRequest request) =>
        service.IsHeadless || request.Endpoint.Length > 0
            ? from slice in state.SlicesOf(request.Service, request.Namespace)
              from endpoint in slice.Endpoints
              where request.Endpoint.Length == 0 || request.Endpoint.Equals(endpoint.Label, StringComparison.OrdinalIgnoreCase)
              from port in slice.Ports
              where port.Matches(request.Port, request.Protocol)
              select new ZoneTarget(endpoint.Address, endpoint.Label, port.Number)
            : from port in service.Ports
              where port.Matches(request.Port, request.Protocol)
              from address in service.ClusterIps
              select new ZoneTarget(address, "", port.Number);

    private Answer Addresses(ZoneData state, DomainName name, RecordType type, ZoneTarget[] targets)
    {
        ImmutableArray<DnsRecordBase> records =
        [
            .. targets.Select(target => target.Address).Distinct()
                .Where(address => TypeOf(address) == type)
                .Select(address => Address(name, address)),
        ];
        return records.IsEmpty ? Negative(state, ReturnCode.NoError) : new Answer(ReturnCode.NoError, records, [], []);
    }

    private Answer Services(ZoneData state, DomainName name, ZoneRequest request, ZoneTarget[] targets)
    {
        // Equal shares of 100, at least 1 (plugin/backend_lookup.go, SRV).
        var weight = (ushort)Math.Max(1, 100 / targets.Length);
        var service = DomainName.Parse($"{request.Service}.{request.Namespace}.svc") + _domain;
        var named = targets.Where(target => target.Port >= 0)
            .Select(target => (target.Port, target.Address, Name: target.Label.Length == 0 ? service : DomainName.Parse(target.Label) + service))
            .ToArray();
        ImmutableArray<DnsRecordBase> records =
        [
            .. named.Select(target => (target.Name, target.Port)).Distinct()
                .Select(target => new SrvRecord(name, options.TtlSeconds, 0, weight, (ushort)target.Port, target.Name)),
        ];
        return records.IsEmpty
            ? Negative(state, ReturnCode.NoError)
            : new Answer(ReturnCode.NoError, records, [], [.. named.Select(target => (target.Name, target.Address)).Distinct().Select(target => Address(target.Name, target.Address))]);
    }

    /// <summary>An alias that points into the zone is followed here; for one that points elsewhere there is nobody to ask.</summary>
    private Answer Alias(ZoneData state, DomainName name, RecordType type, string external)
    {
        if (!DomainName.TryParse(external, out var target) || target is null || target.LabelCount == 0 || IPAddress.TryParse(external, out _))
            return Negative(state, ReturnCode.NxDomain);
        var alias = new CNameRecord(name, options.TtlSeconds, target);
        var followed = type != RecordType.CName && target.IsSubDomainOf(_domain) && !target.Equals(name) && !PointsOn(state, target)
            ? Resolve(target, type).Answers
            : [];
        return new Answer(ReturnCode.NoError, [alias, .. followed], [], []);
    }

    /// <summary>One step is followed and no more, so that aliases in a circle end.</summary>
    private bool PointsOn(ZoneData state, DomainName target) =>
        ZoneRequest.Parse(target.Labels.AsSpan(0, target.LabelCount - _domain.LabelCount)) is { Service.Length: > 0 } request
        && state.FindService(request.Service, request.Namespace)?.ExternalName is not null;

    private DnsRecordBase Address(DomainName name, IPAddress address) => TypeOf(address) == RecordType.A
        ? new ARecord(name, options.TtlSeconds, address)
        : new AaaaRecord(name, options.TtlSeconds, address);

    private static RecordType TypeOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? RecordType.A : RecordType.Aaaa;

    private Answer Negative(ZoneData state, ReturnCode code) => Answer.Empty(code, Soa(state));

    private SoaRecord Soa(ZoneData state) => new(
        _domain,
        Math.Min(options.NegativeTtlSeconds, 300),
        DomainName.Parse("ns.dns") + _domain,
        DomainName.Parse("hostmaster") + _domain,
        (uint)state.Version,
        refreshInterval: 7200,
        retryInterval: 1800,
        expireInterval: 86400,
        options.NegativeTtlSeconds);
}
