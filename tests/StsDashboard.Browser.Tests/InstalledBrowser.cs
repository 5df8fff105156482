namespace StsDashboard.Browser.Tests;

/// <summary>
/// Finds a Chromium to drive: <c>STS_CHROMIUM</c>, then the usual names on <c>PATH</c>, then whatever Playwright can install.
/// </summary>
internal static class InstalledBrowser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>The executable; null lets Playwright use the browser it installed itself.</summary>
    /// <exception cref="InvalidOperationException">None is there, and this is CI, where that is a failure.</exception>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("STS_CHROMIUM") is { Length: > 0 } configured)
        {
            return File.Exists(configured)
                ? configured
                : throw new InvalidOperationException($"STS_CHROMIUM names {configured}, which does not exist");
        }
        if (OnPath() is { } installed)
        {
            return installed;
        }
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
        {
            return null;
        }
        const string Missing = "No Chromium or Chrome: install one, or name its executable in STS_CHROMIUM";
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            throw new InvalidOperationException(Missing);
        }
        Assert.Skip(Missing);
        return null;
    }

    private static string? OnPath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] extensions = OperatingSystem.IsWindows() ? [".exe"] : [""];
        return (from name in Names from folder in folders from extension in extensions select Path.Combine(folder, name + extension))
            .FirstOrDefault(File.Exists);
    }
}
