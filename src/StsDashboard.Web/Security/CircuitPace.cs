using Microsoft.AspNetCore.Components.Server.Circuits;

namespace StsDashboard.Web.Security;

/// <summary>Ends a page that sends more than a person's keys, clicks and scrolling ever would: each of its messages costs the server work.</summary>
internal sealed class CircuitPace(TimeProvider time) : CircuitHandler
{
    /// <summary>A screen that is scrolled says so with every picture that the browser draws.</summary>
    internal const int PerSecond = 100;

    internal const int AtOnce = 1_000;

    private readonly MessagePace _pace = new(time, PerSecond, AtOnce);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context => _pace.Take() ? next(context) : throw new InvalidOperationException($"A page sent more than {PerSecond} messages a second for a while; it is ended.");
}
