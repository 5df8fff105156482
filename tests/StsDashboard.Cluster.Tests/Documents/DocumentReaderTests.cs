using System.Net;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Documents;
using StsDashboard.Cluster.Tests.Watching;
using StsDashboard.Domain.Documents;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Documents;

public sealed class DocumentReaderTests : IDisposable
{
    private static readonly ObjectKey Web = new("shop", "web");

    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedApi _api;
    private readonly DocumentReader _reader;

    public DocumentReaderTests()
    {
        _api = new(_time);
        _reader = new(_api.Api, _time);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _api.Dispose();
    }

    [Fact]
    public async Task Set_Asked_IsFetchedWhole()
    {
        var asked = ReadSetAsync();
        var request = await _api.NextAsync();
        Assert.Equal("/apis/apps/v1/namespaces/shop/statefulsets/web", request.PathAndQuery);
        request.Respond(HttpStatusCode.OK, """{"kind":"StatefulSet","spec":{"replicas":3}}""");
        var answer = await asked;
        Assert.True(answer.IsFound);
        Assert.Equal(3, answer.Document.GetProperty("spec").GetProperty("replicas").GetInt32());
    }

    [Fact]
    public async Task Revision_Asked_IsFetchedByItsName()
    {
        var asked = _reader.ReadRevisionAsync(new("shop", "web-7d9f"), TestContext.Current.CancellationToken);
        var request = await _api.NextAsync();
        Assert.Equal("/apis/apps/v1/namespaces/shop/controllerrevisions/web-7d9f", request.PathAndQuery);
        request.Respond(HttpStatusCode.OK, "{}");
        Assert.True((await asked).IsFound);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, DocumentState.Gone)]
    [InlineData(HttpStatusCode.Forbidden, DocumentState.Forbidden)]
    [InlineData(HttpStatusCode.ServiceUnavailable, DocumentState.Unreachable)]
    public async Task Server_Refusing_IsAStateWithItsWords(HttpStatusCode status, DocumentState expected)
    {
        var asked = ReadSetAsync();
        (await _api.NextAsync()).Refuse(status, "no such luck");
        Assert.Equal((expected, "no such luck"), (await asked) is var answer ? (answer.State, answer.Problem) : default);
    }

    [Fact]
    public async Task Connection_Broken_IsAState()
    {
        var asked = ReadSetAsync();
        (await _api.NextAsync()).Break();
        Assert.Equal((DocumentState.Unreachable, "Connection refused"), (await asked) is var answer ? (answer.State, answer.Problem) : default);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Answer_ThatIsNoObject_IsAState(string body)
    {
        var asked = ReadSetAsync();
        (await _api.NextAsync()).Respond(HttpStatusCode.OK, body);
        Assert.Equal(DocumentState.Unreachable, (await asked).State);
    }

    [Fact]
    public async Task Answer_TooLarge_IsNotRead()
    {
        var asked = ReadSetAsync();
        (await _api.NextAsync()).Respond(HttpStatusCode.OK, $$"""{"x":"{{new string('x', DocumentReader.LargestDocument)}}"}""");
        Assert.Equal(DocumentState.Unreachable, (await asked).State);
    }

    [Fact]
    public async Task Server_Silent_IsGivenUpInTime()
    {
        var asked = ReadSetAsync();
        await _api.NextAsync();
        _time.Advance(DocumentReader.Patience);
        var answer = await asked;
        Assert.Equal(DocumentState.Unreachable, answer.State);
        Assert.Contains("10 s", answer.Problem);
    }

    [Fact]
    public async Task Credentials_Refused_AreRenewedAndTriedOnceMore()
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var asked = ReadSetAsync();
        (await _api.NextAsync()).Refuse(HttpStatusCode.Unauthorized);
        (await _api.NextAsync()).Refuse(HttpStatusCode.Unauthorized);
        Assert.Equal(DocumentState.Forbidden, (await asked).State);
        Assert.Equal(2, _api.Connects);
    }

    [Fact]
    public async Task Readers_InACrowd_TakeTurns()
    {
        var asked = Enumerable.Range(0, 6).Select(_ => ReadSetAsync()).ToArray();
        var first = new List<ScriptedRequest>();
        for (var i = 0; i < 4; i++)
        {
            first.Add(await _api.NextAsync());
        }
        var fifth = _api.NextAsync();
        Assert.False(fifth.IsCompleted);
        first.ForEach(request => request.Respond(HttpStatusCode.OK, "{}"));
        (await fifth).Respond(HttpStatusCode.OK, "{}");
        (await _api.NextAsync()).Respond(HttpStatusCode.OK, "{}");
        Assert.All(await Task.WhenAll(asked), answer => Assert.True(answer.IsFound));
    }

    private Task<DocumentAnswer> ReadSetAsync() => _reader.ReadSetAsync(Web, TestContext.Current.CancellationToken);
}
