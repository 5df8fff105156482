using Microsoft.AspNetCore.SignalR.Protocol;

namespace StsDashboard.Benchmarks.Viewers;

/// <summary>What a browser's page speaks with its circuit: SignalR's MessagePack by another name (BlazorPackHubProtocol of ASP.NET Core).</summary>
internal sealed class BlazorPackProtocol : MessagePackHubProtocol, IHubProtocol
{
    string IHubProtocol.Name => "blazorpack";
}
