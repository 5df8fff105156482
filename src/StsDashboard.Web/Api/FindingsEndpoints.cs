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
        api.MapGet("/rules", (FrameFeed feed) => TypedResults.Ok(new RuleList(feed.Current.Version, feed.Current.AsOf, Rules)))
            .WithSummary("The catalogue of rules");
    }

    private static IResult List([AsParameters] FindingQuery query, FrameFeed feed)
    {
        var read = new QueryReader();
        var severities = read.Names<Severity>("severity", query.Severity);
        var wantsCsv = read.WantsCsv(query.Format);
        if (read.Errors.Count > 0)
        {
            return TypedResults.ValidationProblem(read.Errors);
        }
        var rules = QueryReader.Texts(query.Rule);
        var namespaces = QueryReader.Texts(query.Namespace);
        var frame = feed.Current;
        FindingView[] findings =
        [
            .. from finding in frame.AllFindings
               where namespaces.Count == 0 || namespaces.Contains(finding.Set.Namespace)
               where severities.Count == 0 || severities.Contains(finding.Severity)
               where rules.Count == 0 || rules.Contains(finding.Id)
               orderby finding.Severity, finding.Set, finding.Id
               select finding.ToView(),
        ];
        return wantsCsv
            ? CsvAnswer.Of(findings.Select(FindingRow.From), "findings.csv")
            : TypedResults.Ok(new FindingList(frame.Version, frame.AsOf, findings));
    }
}
