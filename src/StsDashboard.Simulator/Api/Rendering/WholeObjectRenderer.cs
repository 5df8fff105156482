using System.Buffers;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Rendering;

/// <summary>Objects as they are stored; in a list without kind and apiVersion, as a typed server encodes them.</summary>
internal sealed class WholeObjectRenderer(ResourceType type) : ObjectRenderer(type)
{
    public override string ListKind => Type.Kind + "List";

    public override string ListApiVersion => Type.ApiVersion;

    public override void WriteElement(IBufferWriter<byte> output, StoredObject stored)
    {
        output.Write("{"u8);
        output.Write(stored.Utf8.Span[stored.HeaderLength..]);
    }

    public override void WriteSingle(IBufferWriter<byte> output, StoredObject stored) => output.Write(stored.Utf8.Span);
}
