using System.Text.Json.Serialization;

namespace StsDashboard.Web.Live;

/// <summary>A message that many readers are sent: written as itself, but turned into JSON once for all of them.</summary>
[JsonConverter(typeof(SharedMessageConverter))]
public sealed record SharedMessage(FrameMessage Message);
