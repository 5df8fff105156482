using System.Text.Json;
using System.Text.Json.Serialization;

namespace StsDashboard.Web.Api;

/// <summary>How REST and hub write JSON: camelCase, enums by name, times in UTC, null where unknown.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Configured();

    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new UtcTimeConverter());
    }

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }
}
