using System.Net;
using System.Net.Sockets;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Identity;

/// <summary>Addresses as text: IPv6 has many spellings, and pods, slices and DNS servers need not choose the same.</summary>
internal static class IpAddresses
{
    /// <summary>RFC 5952 spelling for IPv6; what is no address stays as it is, so that it is shown and never equals one.</summary>
    public static string Canonical(string address) =>
        address.Contains(':') && IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6 ? parsed.ToString() : address;

    public static NameRecordType RecordType(string address) => address.Contains(':') ? NameRecordType.Aaaa : NameRecordType.A;

    /// <inheritdoc cref="Sorted(IEnumerable{string})"/>
    /// <remarks>Most pods and names have one address: then it is the same list, and takes no memory of its own.</remarks>
    public static ValueList<string> Sorted(ValueList<string> addresses) =>
        addresses.Count == 0 || (addresses.Count == 1 && ReferenceEquals(Canonical(addresses[0]), addresses[0]))
            ? addresses
            : Sorted((IEnumerable<string>)addresses);

    /// <summary>Each once, in ordinal order: the order every list of addresses in an inspection has.</summary>
    public static ValueList<string> Sorted(IEnumerable<string> addresses) => addresses.Select(Canonical).ToList().SortedOnce();
}
