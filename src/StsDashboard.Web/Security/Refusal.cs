using Microsoft.AspNetCore.Http.HttpResults;
using StsDashboard.Web.Components.Plain;

namespace StsDashboard.Web.Security;

/// <summary>Tells whoever is turned away why: a page to people, problem+json to programs.</summary>
internal sealed class Refusal
{
    private const string ToTheDashboard = "Go to the dashboard";

    private Refusal()
    {
    }

    /// <summary>Programs are told in problem+json what went wrong, people on a page.</summary>
    public static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/hubs")
        || context.Request.Path.StartsWithSegments("/_blazor") || context.Request.Path.StartsWithSegments("/openapi");

    /// <param name="link">What the way to the dashboard is called on the page.</param>
    public static async Task WriteAsync(HttpContext context, int status, string title, string detail, TimeSpan? retryAfter = null, string link = ToTheDashboard)
    {
        if (retryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        }
        context.Response.Headers.CacheControl = "no-store";
        IResult answer = IsForPrograms(context)
            ? TypedResults.Problem(title: title, statusCode: status, detail: detail)
            : new RazorComponentResult<PlainPage>(new { Title = title, Text = detail, Link = link, Base = $"{context.Request.PathBase}/" }) { StatusCode = status };
        await answer.ExecuteAsync(context);
    }
}
