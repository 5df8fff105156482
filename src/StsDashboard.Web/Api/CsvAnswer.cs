using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace StsDashboard.Web.Api;

/// <summary>A list as a CSV download, one row per item, one column per field, in RFC 4180's form.</summary>
internal static class CsvAnswer
{
    private static readonly CsvWriterOptions Form = new()
    {
        HasHeader = false,
        NewLine = "\r\n",
        FormatProvider = CultureInfo.InvariantCulture,
        // Texts from the cluster may begin with a sign that a spreadsheet takes for a formula.
        Injection = CsvInjection.Escape,
    };

    public static IResult Of<T>(IEnumerable<T> rows, string fileName) => TypedResults.Stream(
        async body =>
        {
            await using var csv = CsvWriter.Create(body, Form, leaveOpen: true);
            // The columns are called what the JSON's fields are.
            csv.WriteRecord([.. typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))]);
            await csv.WriteRecordsAsync(rows);
        },
        "text/csv; charset=utf-8",
        fileName);
}
