using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>Which names an object may have (apimachinery, pkg/util/validation/validation.go).</summary>
internal static partial class ObjectNames
{
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    public static void Validate(ResourceType type, JsonObject obj)
    {
        var name = obj.Text("metadata", "name");
        if (string.IsNullOrEmpty(name))
            throw ApiErrors.Invalid(type, "", FieldCause.Required("metadata.name", "name or generateName is required"));
        if (Problem(type, name) is { } problem)
            throw ApiErrors.Invalid(type, name, FieldCause.Invalid("metadata.name", $"\"{name}\"", problem));
    }

    private static string? Problem(ResourceType type, string name)
    {
        if (type == ResourceTypes.Services)
        {
            return name.Length > 63 ? "must be no more than 63 characters"
                : ServiceName().IsMatch(name) ? null
                : "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
        }

        if (type == ResourceTypes.Namespaces)
        {
            return name.Length > 63 ? "must be no more than 63 characters"
                : LabelName().IsMatch(name) ? null
                : $"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '{Label}')";
        }

        return name.Length > 253 ? "must be no more than 253 characters"
            : SubdomainName().IsMatch(name) ? null
            : $"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '{Label}(\\.{Label})*')";
    }

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex ServiceName();

    [GeneratedRegex($@"^{Label}\z")]
    private static partial Regex LabelName();

    [GeneratedRegex($@"^{Label}(\.{Label})*\z")]
    private static partial Regex SubdomainName();
}
