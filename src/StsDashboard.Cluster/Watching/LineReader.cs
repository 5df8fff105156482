using System.Buffers;
using System.IO.Pipelines;

namespace StsDashboard.Cluster.Watching;

/// <summary>Frames a stream into lines, in the pipe's own buffers.</summary>
internal sealed class LineReader(Stream stream) : IAsyncDisposable
{
    /// <summary>etcd takes objects of up to 1.5 MiB; whatever is far above that is no object.</summary>
    private const int LongestLine = 16 * 1024 * 1024;

    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 16 * 1024));
    private SequencePosition _consumed;
    private long _searched;
    private bool _hasLine;

    /// <summary>The beginning of a line has arrived whose end has not.</summary>
    public bool HasPart => _searched > 0;

    /// <summary>The next line that is not blank, without its end, if all of it has arrived. Valid until the next call.</summary>
    public bool TryRead(out ReadOnlySequence<byte> line)
    {
        Release();
        while (_pipe.TryRead(out var result))
        {
            if (!TryTake(result.Buffer, out line))
            {
                _pipe.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                return false;
            }
            if (!line.IsEmpty)
            {
                return true;
            }
            Release();
        }
        line = default;
        return false;
    }

    /// <summary>The next line that is not blank, without its end; null at the end of the stream. Valid until the next call.</summary>
    /// <exception cref="InvalidDataException">The stream ended within a line, or a line has no end.</exception>
    public async ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        Release();
        while (true)
        {
            var result = await _pipe.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (TryTake(buffer, out var line))
            {
                if (!line.IsEmpty)
                {
                    return line;
                }
                Release();
                continue;
            }
            if (result.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new InvalidDataException("The watch was cut off within an event.");
            }
            if (buffer.Length > LongestLine)
            {
                throw new InvalidDataException("An event of the watch has no end.");
            }
            _pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    public ValueTask DisposeAsync() => _pipe.CompleteAsync();

    private bool TryTake(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        line = default;
        // A line of a megabyte may come a byte at a time: what was searched before is not searched again.
        if (buffer.Slice(_searched).PositionOf((byte)'\n') is not { } end)
        {
            _searched = buffer.Length;
            return false;
        }
        _searched = 0;
        line = buffer.Slice(0, end);
        _consumed = buffer.GetPosition(1, end);
        _hasLine = true;
        return true;
    }

    private void Release()
    {
        if (_hasLine)
        {
            _pipe.AdvanceTo(_consumed);
            _hasLine = false;
        }
    }
}
