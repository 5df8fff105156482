using System.Globalization;
using CsvHelper;
using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Api;

/// <summary>An orphaned claim as a row of CSV: the JSON's fields, flat.</summary>
[CsvRecord]
internal sealed partial record OrphanRow(
    string Namespace,
    string Name,
    string? Template,
    string? Set,
    int? Ordinal,
    string Class,
    long RequestedBytes,
    long? CapacityBytes,
    string? StorageClass,
    string? Volume,
    string? ReclaimPolicy,
    string? Since,
    bool SinceExact,
    string Consequence)
{
    public static OrphanRow From(OrphanView orphan) => new(
        orphan.Namespace,
        orphan.Name,
        orphan.Template,
        orphan.Set,
        orphan.Ordinal,
        orphan.Class.ToString(),
        orphan.RequestedBytes,
        orphan.CapacityBytes,
        orphan.StorageClass,
        orphan.Volume,
        orphan.ReclaimPolicy,
        orphan.Since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        orphan.SinceExact,
        orphan.Consequence);
}
