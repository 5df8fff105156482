using System.Globalization;

namespace StsDashboard.Web.Api;

/// <summary>Reads query values that have to be of a certain kind, and keeps what is wrong with them for a 400 answer.</summary>
internal sealed class QueryReader
{
    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>By parameter; empty when all values are good.</summary>
    public IDictionary<string, string[]> Errors => _errors;

    /// <summary>Names of the enum, given once each or with commas; an empty set when the parameter is absent.</summary>
    public IReadOnlySet<T> Names<T>(string parameter, string[]? values)
        where T : struct, Enum
    {
        HashSet<T> read = [];
        foreach (var value in Separate(values))
        {
            // By name only: Enum.TryParse would take any number too.
            if (Enum.GetNames<T>().FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name)
            {
                read.Add(Enum.Parse<T>(name));
            }
            else
            {
                Refuse(parameter, value, Enum.GetNames<T>());
            }
        }
        return read;
    }

    /// <summary><c>true</c> or <c>false</c>; an absent parameter is <c>false</c>.</summary>
    public bool Flag(string parameter, string? value)
    {
        if (value is null)
        {
            return false;
        }
        if (bool.TryParse(value, out var flag))
        {
            return flag;
        }
        Refuse(parameter, value, ["true", "false"]);
        return false;
    }

    /// <summary>A whole number; null when the parameter is absent.</summary>
    public int? Number(string parameter, string? value)
    {
        if (value is null)
        {
            return null;
        }
        if (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        _errors[parameter] = [$"\"{value}\" is no whole number."];
        return null;
    }

    /// <summary>Whether the parameter has the only value it can have; absent is <c>false</c>.</summary>
    public bool Only(string parameter, string? value, string allowed)
    {
        if (value is not null && value != allowed)
        {
            Refuse(parameter, value, [allowed]);
        }
        return value == allowed;
    }

    /// <summary>The one of the choices that is called so; null, and an error, when none is.</summary>
    public T? One<T>(string parameter, string value, IReadOnlyList<T> choices, Func<T, string> nameOf)
        where T : class
    {
        var chosen = choices.FirstOrDefault(choice => nameOf(choice) == value);
        if (chosen is null)
        {
            Refuse(parameter, value, [.. choices.Select(nameOf)]);
        }
        return chosen;
    }

    /// <summary>Whether CSV is asked for.</summary>
    public bool WantsCsv(string? format)
    {
        if (format is not (null or "csv" or "json"))
        {
            Refuse("format", format, ["json", "csv"]);
        }
        return format == "csv";
    }

    /// <summary>Any text, given once each or with commas.</summary>
    public static IReadOnlySet<string> Texts(string[]? values) => Separate(values).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Separate(string[]? values) =>
        (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private void Refuse(string parameter, string value, IReadOnlyList<string> allowed) =>
        _errors[parameter] = [$"\"{value}\" is none of: {string.Join(", ", allowed)}."];
}
