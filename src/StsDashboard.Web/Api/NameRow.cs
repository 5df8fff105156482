using System.Globalization;
using CsvHelper;
using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Api;

/// <summary>A compared name as a row of CSV: the JSON's fields, flat.</summary>
[CsvRecord]
internal sealed partial record NameRow(
    string Result,
    string Fqdn,
    string Namespace,
    string Set,
    int? Ordinal,
    string PodIps,
    string SliceIps,
    string Answers,
    string? Rcode,
    string AffectedServers,
    int ServersAsked,
    string? AskedAt,
    string? CanLastUntil,
    string? ExpectedSince,
    string? Rule,
    string Cause,
    string Explanation)
{
    public static NameRow From(MismatchView name) => new(
        name.Result.ToString(),
        name.Fqdn,
        name.Set.Namespace,
        name.Set.Name,
        name.Ordinal,
        string.Join(' ', name.PodIps),
        string.Join(' ', name.SliceIps),
        string.Join(' ', name.Answers),
        name.Rcode,
        string.Join(' ', name.AffectedServers),
        name.ServersAsked,
        At(name.AskedAt),
        At(name.CanLastUntil),
        At(name.ExpectedSince),
        name.Rule,
        name.Cause,
        name.Explanation);

    private static string? At(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
