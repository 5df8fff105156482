using System.Collections.Immutable;
using System.Globalization;

namespace StsDashboard.Web.Options;

/// <summary>Reads single settings from the layered configuration. Whatever is wrong with one is told with its names.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private static readonly char[] ListSeparators = [',', ' ', ';'];

    /// <summary>As it is written; null when nobody gives it.</summary>
    public string? Raw(DashboardSetting setting) => configuration[setting.Key];

    /// <summary>Null when it is not given or blank.</summary>
    public string? Text(DashboardSetting setting) => configuration[setting.Key]?.Trim() is { Length: > 0 } text ? text : null;

    public ImmutableArray<string> List(DashboardSetting setting, Func<string, bool> isGood, string complaint)
    {
        var items = List(setting);
        return items.FirstOrDefault(item => !isGood(item)) is { } bad ? throw Bad(setting, bad, complaint) : items;
    }

    public ImmutableArray<string> List(DashboardSetting setting)
    {
        // appsettings may give a list; the command line and the environment give one text, which wins over it.
        var written = configuration[setting.Key]?.Split(ListSeparators)
            ?? configuration.GetSection(setting.Key).GetChildren().Select(child => child.Value ?? "");
        return [.. written.Select(item => item.Trim()).Where(item => item.Length > 0).Distinct()];
    }

    /// <summary>An option without a value says yes, as <c>true</c> does.</summary>
    public bool Flag(DashboardSetting setting) => configuration[setting.Key]?.Trim() switch
    {
        null => false,
        "" => true,
        var text when bool.TryParse(text, out var wanted) => wanted,
        var text => throw Bad(setting, text, "is neither true nor false"),
    };

    public int Number(DashboardSetting setting, int usual, int least, int most) => Text(setting) switch
    {
        null => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Bad(setting, text, $"is no number from {least} to {most}"),
    };

    public static OptionException Bad(DashboardSetting setting, string value, string complaint) => new($"{Names(setting)}: \"{value}\" {complaint}");

    /// <summary>Under which names people know the setting.</summary>
    public static string Names(DashboardSetting setting) => $"{setting.Option.Name} ({setting.EnvironmentVariable})";
}
