using StsDashboard.Domain.Controller.Plans;

namespace StsDashboard.Web.Components.SetView;

/// <summary>The change that the what-if panel shows, as it stands in the page's address; its parameters are those of the REST API's plan.</summary>
public static class WhatIfAddress
{
    /// <summary>From the address. What cannot be understood is left out: an old link still opens.</summary>
    public static PlanRequest Read(string? replicas, string? partition, string? template, string? delete, string? drain) => new()
    {
        Replicas = Number(replicas),
        Partition = Number(partition),
        NewTemplate = template == "changed",
        DeleteSet = delete == "true",
        DrainNode = string.IsNullOrEmpty(drain) ? null : drain,
    };

    /// <summary>The address that shows the change.</summary>
    /// <param name="pageHref">The set's page.</param>
    public static string Of(PlanRequest request, string pageHref)
    {
        ArgumentNullException.ThrowIfNull(request);
        string[] parts =
        [
            .. Part("replicas", request.Replicas?.ToString()),
            .. Part("partition", request.Partition?.ToString()),
            .. Part("template", request.NewTemplate ? "changed" : null),
            .. Part("delete", request.DeleteSet ? "true" : null),
            .. Part("drain", request.DrainNode),
        ];
        return parts.Length == 0 ? pageHref : $"{pageHref}?{string.Join('&', parts)}";
    }

    private static IEnumerable<string> Part(string name, string? value) => value is null ? [] : [$"{name}={Uri.EscapeDataString(value)}"];

    private static int? Number(string? text) => int.TryParse(text, out var number) ? number : null;
}
