using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

public sealed class TellingFindingTests
{
    private static readonly SetInspection Blocked = Inspections.Blocked(Sets.Web(), 2);

    [Fact]
    public void Findings_ForcedRollbackAmongThem_ItTellsMost() =>
        Assert.Equal("ROL001", Telling(Error("NET002"), Error("POD001", 2), Error("ROL001", 2)));

    [Fact]
    public void Findings_OneOnTheOrdinalWaitedFor_TellsMoreThanOthersAsBad() =>
        Assert.Equal("POD001", Telling(Error("NET002"), Error("POD001", 2)));

    [Fact]
    public void Findings_WarningOnTheOrdinalWaitedFor_TellsLessThanAnError() =>
        Assert.Equal("NET002", Telling(Error("POD007", 2) with { Severity = Severity.Warning }, Error("NET002")));

    [Fact]
    public void Findings_OnlyInfos_NoneTells() =>
        Assert.Null(Telling(Error("NET010") with { Severity = Severity.Info }));

    private static string? Telling(params Finding[] findings) =>
        TellingFinding.Of(Blocked with { Findings = [.. findings] })?.Id;

    private static Finding Error(string id, int? ordinal = null) =>
        new(id, Severity.Error, new("Pod", "default", "web-2"), Blocked.Key, id, [], "", "", ordinal);
}
