using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace StsDashboard.Web.Api;

/// <summary>The OpenAPI document of the REST endpoints.</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(document => document.AddOperationTransformer(NothingInAQueryIsRequired));

    /// <summary>The generated binding takes a list for required even where it may be null; all our queries narrow, and may be left out.</summary>
    private static Task NothingInAQueryIsRequired(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Query))
        {
            parameter.Required = false;
        }
        return Task.CompletedTask;
    }
}
