namespace StsDashboard.Web.Options;

/// <summary>A setting that cannot be used; the message names the option and is fit to be shown as it is.</summary>
public sealed class OptionException(string message) : Exception(message);
