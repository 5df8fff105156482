using System.Globalization;
using CsvHelper;

namespace StsDashboard.Web.Api;

/// <summary>A list as a CSV download, one row per item, one column per field, in RFC 4180's form.</summary>
internal static class CsvAnswer
{
    private static readonly CsvWriterOptions Form = new()
    {
        NewLine = "\r\n",
        FormatProvider = CultureInfo.InvariantCulture,
        // Texts from the cluster may begin with a sign that a spreadsheet takes for a formula.
        Injection = CsvInjection.Escape,
    };

    public static IResult Of<T>(IEnumerable<T> rows, string fileName) => TypedResults.Stream(
        async body =>
        {
            await using var csv = CsvWriter.Create(body, Form, leaveOpen: true);
            await csv.WriteRecordsAsync(rows);
        },
        "text/csv; charset=utf-8",
        fileName);
}
