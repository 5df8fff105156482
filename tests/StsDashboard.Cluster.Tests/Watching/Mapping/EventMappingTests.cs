using System.Text.Json;
using CsCheck;
using StsDashboard.Cluster.Watching.Mapping;
using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching.Mapping;

public sealed class EventMappingTests
{
    private const string About = "\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"data\",\"name\":\"web-0\",\"uid\":\"u\"}";

    [Fact]
    public void Event_WithTheOldFields_HasFirstLastAndCount()
    {
        var told = Read($$"""{ {{About}},"type":"Warning","reason":"FailedMount","message":"m","count":7,"firstTimestamp":"2026-01-01T00:00:00Z","lastTimestamp":"2026-01-01T00:05:00Z","source":{"component":"kubelet"} }""")!;

        Assert.Equal(new EventSubject("Pod", new ObjectKey("data", "web-0"), "u"), told.Subject);
        Assert.Equal((7, "kubelet", true), (told.Count, told.Component, told.IsWarning));
        Assert.Equal((At(0), At(5)), (told.FirstAt, told.LastAt));
    }

    [Fact]
    public void Event_WithTheNewFields_HasThemFromTimeAndSeries()
    {
        var told = Read($$"""{ {{About}},"type":"Normal","reason":"Scheduled","eventTime":"2026-01-01T00:01:00.078205Z","firstTimestamp":null,"lastTimestamp":null,"series":{"count":3,"lastObservedTime":"2026-01-01T00:04:00Z"},"source":{},"reportingComponent":"default-scheduler"}""")!;

        Assert.Equal((3, "default-scheduler", false), (told.Count, told.Component, told.IsWarning));
        Assert.Equal(At(4), told.LastAt);
        Assert.Equal(At(1), told.FirstAt, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Event_WithNoTimeAtAll_IsAsOldAsItself() =>
        Assert.Equal(At(2), Read($$"""{"metadata":{"creationTimestamp":"2026-01-01T00:02:00Z"}, {{About}} }""")!.LastAt);

    [Fact]
    public void Event_AboutNothing_IsNone() => Assert.Null(Read("""{"reason":"Odd"}"""));

    [Fact]
    public void Message_ThatIsTooLong_IsCutBetweenCharacters()
    {
        var told = Read($$"""{ {{About}},"message":"{{new string('x', EventFact.LongestMessage - 1)}}😀😀"}""")!;

        Assert.Equal($"{new string('x', EventFact.LongestMessage - 1)}…", told.Message);
    }

    [Fact]
    public void Events_OfAnyShape_AreReadOrRefusedAsJson()
    {
        var value = Gen.OneOf("null", "1", "-9", "\"\"", "\"Warning\"", "\"2026-01-01T00:00:00Z\"", "{}", "[]", "{\"count\":2}", "{\"kind\":\"Pod\",\"name\":\"a\"}", "\"\\u202e\\u0000\"");
        var field = Gen.Select(
            Gen.OneOf("metadata", "involvedObject", "type", "reason", "message", "count", "firstTimestamp", "lastTimestamp", "eventTime", "series", "source", "reportingComponent", "odd"),
            value,
            (name, content) => $"\"{name}\":{content}");
        field.Array[0, 8].Sample(fields =>
        {
            try
            {
                var told = Read($"{{{string.Join(',', fields)}}}");
                Assert.True(told is null || (told.Count >= 1 && told.LastAt >= told.FirstAt));
            }
            catch (JsonException)
            {
                // Then the whole answer counts as unreadable.
            }
        });
    }

    private static DateTimeOffset At(int minute) => new(2026, 1, 1, 0, minute, 0, TimeSpan.Zero);

    private static EventFact? Read(string json) =>
        EventMapping.ToFact(JsonSerializer.Deserialize(json, WireContext.Default.EventWire)!);
}
