using System.Net;

namespace StsDashboard.Simulator.Nodes;

/// <summary>Gives every pod an address of its node's range; one that was freed is not given again soon.</summary>
internal sealed class PodAddresses
{
    private const string DefaultRange = "10.244.0.0/20";

    private readonly HashSet<string> _inUse = [];
    private readonly Dictionary<string, uint> _last = [];

    public void Take(string address) => _inUse.Add(address);

    public void Free(string address) => _inUse.Remove(address);

    /// <param name="range">The node's <c>spec.podCIDR</c>.</param>
    public string Next(string? range)
    {
        var network = IPNetwork.Parse(range ?? DefaultRange);
        var first = ToNumber(network.BaseAddress);
        var size = 1u << (32 - network.PrefixLength);
        // The first two are the network's and the node's own.
        var offset = _last.GetValueOrDefault(network.ToString(), 1u);
        for (var tries = 0u; tries < size; tries++)
        {
            offset = offset + 2 >= size ? 2 : offset + 1;
            var address = ToAddress(first + offset);
            if (_inUse.Add(address))
            {
                _last[network.ToString()] = offset;
                return address;
            }
        }

        throw new InvalidOperationException($"No address is left in {network}.");
    }

    private static uint ToNumber(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return ((uint)bytes[0] << 24) | ((uint)bytes[1] << 16) | ((uint)bytes[2] << 8) | bytes[3];
    }

    private static string ToAddress(uint number) => $"{number >> 24}.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}";
}
