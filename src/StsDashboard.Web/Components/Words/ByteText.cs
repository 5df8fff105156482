using System.Globalization;

namespace StsDashboard.Web.Components.Words;

/// <summary>Sums of sizes, in the binary units of Kubernetes quantities: <c>150Gi</c>, <c>1.99Ti</c>.</summary>
public static class ByteText
{
    private static readonly string[] Units = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    public static string Of(long bytes)
    {
        var value = (decimal)bytes;
        var unit = 0;
        while (value >= 1024 && unit < Units.Length - 1)
        {
            value /= 1024;
            unit++;
        }
        return value.ToString("#,0.##", CultureInfo.InvariantCulture) + Units[unit];
    }
}
