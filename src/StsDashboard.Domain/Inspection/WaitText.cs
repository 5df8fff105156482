using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>How long something has lasted, in the largest unit that fits: a text that changes seldom.</summary>
internal static class WaitText
{
    private static readonly (TimeSpan Unit, string Name)[] Units =
        [(TimeSpan.FromDays(1), "d"), (TimeSpan.FromHours(1), "h"), (TimeSpan.FromMinutes(1), "min")];

    /// <summary>Empty below a minute.</summary>
    public static string Of(TimeSpan time)
    {
        foreach (var (unit, name) in Units)
        {
            if (time >= unit)
            {
                return $"{time.Ticks / unit.Ticks} {name}";
            }
        }
        return "";
    }

    /// <summary>The next instant at which the text is another.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset since, DateTimeOffset now)
    {
        var passed = now - since;
        var unit = Array.Find(Units, entry => passed >= entry.Unit).Unit;
        var step = unit == default ? Units[^1].Unit : unit;
        return passed < TimeSpan.Zero ? since.Plus(step) : since.Plus(new TimeSpan(step.Ticks * ((passed.Ticks / step.Ticks) + 1)));
    }
}
