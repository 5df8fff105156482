using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>All sets' findings, as JSON or CSV, and the catalogue of rules.</summary>
internal static class FindingsEndpoints
{
    private static readonly RuleView[] Rules = [.. RuleCatalog.All.Select(rule => rule.ToView())];

    public static void MapFindings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/findings", List)
            .WithSummary("Findings, worst first; format=csv for a table")
            .Produces<FindingList>()
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesValidationProblem();
        api.MapGet("/rules", (IFrames frames) => TypedResults.Ok(new RuleList(frames.Current.Version, frames.Current.AsOf, Rules)))
            .WithSummary("The catalogue of rules");
    }

    private static IResult List([AsParameters] FindingQuery query, IFrames frames)
    {
        var read = new QueryReader();
        var severities = read.Names<Severity>("severity", query.Severity);
        var wantsCsv = read.WantsCsv(query.Format);
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }
        var filter = new FindingFilter(QueryReader.Texts(query.Namespace), severities, QueryReader.Texts(query.Rule), query.Text ?? "");
        var frame = frames.Current;
        FindingView[] findings = [.. filter.Apply(frame.AllFindings).Select(finding => finding.ToView())];
        return wantsCsv
            ? CsvAnswer.Of(findings.Select(FindingRow.From), "findings.csv")
            : TypedResults.Ok(new FindingList(frame.Version, frame.AsOf, findings));
    }
}
