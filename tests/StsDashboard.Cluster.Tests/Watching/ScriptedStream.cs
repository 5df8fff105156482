using System.IO.Pipelines;
using System.Text;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>The body of a watch, written by the test.</summary>
internal sealed class ScriptedStream
{
    /// <summary>Writing is done when the reader has taken what was written.</summary>
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));

    public Stream Reading => _pipe.Reader.AsStream();

    public Task SendAsync(params string[] events) => WriteAsync(string.Concat(events.Select(line => line + "\n")));

    public async Task WriteAsync(string text) => await _pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Ends as a server does when the time asked for is over.</summary>
    public void End() => _pipe.Writer.Complete();

    public void Break() => _pipe.Writer.Complete(new IOException("Connection reset by peer"));
}
