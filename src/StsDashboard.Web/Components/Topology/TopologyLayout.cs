using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Components.Topology;

/// <summary>
/// Where everything in a set's topology goes: the governing Service, the pods on their nodes, their claims, their volumes,
/// from left to right. Pixels. Few slots have boxes of two lines, more of one; very many are counted by place and state.
/// </summary>
public sealed class TopologyLayout
{
    public const double Width = 1240;

    /// <summary>More than this are counted and no longer drawn one by one.</summary>
    public const int MostDrawn = 50;

    private const int MostWithNotes = 8;
    private const int MostNodes = 24;

    /// <summary>The height of a box without room for a second line.</summary>
    public const double OneLine = 22;

    private const double BandX = 262;
    private const double BandWidth = 346;
    private const double Top = 26;
    private const double Gap = 10;
    private const double BandHead = 20;
    private const double BandFoot = 8;

    private static readonly (double X, double Width) Services = (2, 172);
    private static readonly (double X, double Width) Pods = (BandX + 8, BandWidth - 16);
    private static readonly (double X, double Width) Claims = (696, 246);
    private static readonly (double X, double Width) Volumes = (1004, 234);

    private readonly List<TopologyBand> _bands = [];
    private readonly List<TopologyBox> _pods = [];
    private readonly List<TopologyBox> _stores = [];
    private readonly List<TopologyEdge> _edges = [];
    private readonly List<(TopologyBox Pod, TopologyTone Tone)> _named = [];
    private readonly SetInspection _inspection;
    private double _y = Top;

    private TopologyLayout(SetInspection inspection)
    {
        _inspection = inspection;
        IsCounted = inspection.Slots.Count > MostDrawn;
        foreach (var group in TopologyGroup.Of(inspection.Slots, IsCounted ? MostNodes : int.MaxValue))
        {
            var top = _y;
            _y += BandHead;
            AddRows(group);
            _y += BandFoot - RowGap;
            _bands.Add(new(BandX, top, BandWidth, _y - top, FittingText.Start(group.Label, BandWidth - 16, FittingText.NoteLetter)));
            _y += Gap;
        }
        Height = Math.Max(_y - Gap, Top + BoxHeight) + 2;
        Service = Box(Services, ((Top + Height) / 2) - 24, 48, inspection.Service.ServiceName.Length > 0 ? inspection.Service.ServiceName : "none",
            TopologyWords.ServiceNote(inspection.Service), TopologyWords.Service(inspection.Service),
            inspection.Service.Exists switch { false => TopologyTone.Bad, null => TopologyTone.Off, _ when inspection.Service.ServiceName.Length == 0 => TopologyTone.Off, _ => TopologyTone.Plain });
        _edges.AddRange(_named.Select(named => new TopologyEdge(Service, named.Pod, named.Tone)));
    }

    public static IReadOnlyList<(double X, string Title)> Columns { get; } =
        [(Services.X, "Service"), (BandX, "Node and pod"), (Claims.X, "Claim"), (Volumes.X, "Volume")];

    public double Height { get; }

    public TopologyBox Service { get; }

    public IReadOnlyList<TopologyBand> Bands => _bands;

    public IReadOnlyList<TopologyBox> PodBoxes => _pods;

    /// <summary>Claims and volumes.</summary>
    public IReadOnlyList<TopologyBox> StorageBoxes => _stores;

    public IReadOnlyList<TopologyEdge> Edges => _edges;

    /// <summary>Slots are counted by place and state.</summary>
    public bool IsCounted { get; }

    /// <summary>The picture in a sentence; each box says the rest.</summary>
    public string AccessibleName =>
        $"{TopologyWords.Service(_inspection.Service)}; {TopologyWords.States(_inspection.Slots)}; on {string.Join(", ", _bands.Select(band => band.Label))}";

    private bool HasNotes => IsCounted || _inspection.Slots.Count <= MostWithNotes;

    private double BoxHeight => HasNotes ? 42 : OneLine;

    private double RowGap => HasNotes ? 8 : 4;

    public static TopologyLayout Of(SetInspection inspection)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        return new(inspection);
    }

    private void AddRows(TopologyGroup group)
    {
        if (IsCounted)
        {
            AddCounts(group);
            return;
        }
        foreach (var slot in group.Slots)
        {
            AddSlot(slot, group.Label);
        }
    }

    private void AddSlot(Slot slot, string place)
    {
        var name = slot.Pod?.Name ?? $"{_inspection.Set.Name}-{slot.Ordinal}";
        var blocks = _inspection.Verdict == Verdict.Blocked && _inspection.Outlook.WaitingFor?.Ordinal == slot.Ordinal;
        var note = TopologyWords.PodNote(slot);
        var pod = Box(Pods, _y, BoxHeight, name, note, TopologyWords.Slot(slot, name, place),
            blocks ? TopologyTone.Bad : slot.Pod is null ? TopologyTone.Off : TopologyTone.Plain,
            new TopologyMark(slot.State, SlotWords.HasPod(slot.State) && !slot.Updated, null, Pods.X + 9));
        _pods.Add(pod);
        if (slot.Pod is not null && slot.Name.Fqdn.Length > 0)
        {
            _named.Add((pod, ToneOf(slot)));
        }
        foreach (var claim in slot.Claims)
        {
            AddClaim(slot, claim, pod);
            _y += BoxHeight + RowGap;
        }
        _y += slot.Claims.IsEmpty ? BoxHeight + RowGap : 0;
    }

    private void AddClaim(Slot slot, ClaimSlot claim, TopologyBox pod)
    {
        var box = Box(Claims, _y, BoxHeight, claim.Name, TopologyWords.ClaimNote(claim), TopologyWords.Claim(claim),
            claim.Claim switch { null => TopologyTone.Off, { Phase: "Lost" } => TopologyTone.Bad, _ => TopologyTone.Plain });
        _stores.Add(box);
        if (slot.Pod is { } mounting)
        {
            _edges.Add(new(pod, box, claim.MountedBy.Contains(mounting.Name) || mounting.ClaimNames.Contains(claim.Name) ? TopologyTone.Plain : TopologyTone.Off));
        }
        if (claim.Claim is { VolumeName.Length: > 0 } bound)
        {
            var volume = Box(Volumes, _y, BoxHeight, bound.VolumeName, TopologyWords.VolumeNote(claim), $"volume {bound.VolumeName}, {TopologyWords.VolumeNote(claim)}", TopologyTone.Plain, keepStart: true);
            _stores.Add(volume);
            _edges.Add(new(box, volume, TopologyTone.Plain));
        }
    }

    private void AddCounts(TopologyGroup group)
    {
        var x = Pods.X + 9;
        var marks = new List<TopologyMark>();
        foreach (var ((state, old), count) in group.Slots.CountBy(slot => (slot.State, Old: SlotWords.HasPod(slot.State) && !slot.Updated)))
        {
            marks.Add(new(state, old, count, x));
            x += 52;
        }
        var states = TopologyWords.States(group.Slots);
        var pods = Box(Pods, _y, BoxHeight, "", states, $"{group.Label}: {states}", TopologyTone.Plain, [.. marks]);
        _pods.Add(pods);
        var named = group.Slots.Where(slot => slot.Pod is not null && slot.Name.Fqdn.Length > 0).Select(ToneOf).ToArray();
        if (named.Length > 0)
        {
            _named.Add((pods, named.Max()));
        }
        var claims = group.Slots.SelectMany(slot => slot.Claims).Select(slot => slot.Claim).OfType<ClaimFact>().ToArray();
        if (claims.Length > 0)
        {
            var phases = string.Join(", ", claims.CountBy(claim => claim.Phase).Select(phase => $"{phase.Value} {phase.Key}"));
            var box = Box(Claims, _y, BoxHeight, Count(claims.Length, "claim"), phases, $"{group.Label}: {Count(claims.Length, "claim")}, {phases}", TopologyTone.Plain);
            _stores.Add(box);
            _edges.Add(new(pods, box, TopologyTone.Plain));
            AddVolumes(group, claims, box);
        }
        _y += BoxHeight + RowGap;
    }

    private void AddVolumes(TopologyGroup group, ClaimFact[] claims, TopologyBox from)
    {
        if (claims.Where(claim => claim.VolumeName.Length > 0).ToArray() is { Length: > 0 } bound)
        {
            var size = ByteText.Of(bound.Sum(claim => claim.Capacity.Bytes));
            var box = Box(Volumes, _y, BoxHeight, Count(bound.Length, "volume"), size, $"{group.Label}: {Count(bound.Length, "volume")}, {size}", TopologyTone.Plain);
            _stores.Add(box);
            _edges.Add(new(from, box, TopologyTone.Plain));
        }
    }

    private static TopologyBox Box(
        (double X, double Width) column, double y, double height, string text, string note, string description, TopologyTone tone, params ValueList<TopologyMark> marks) =>
        Box(column, y, height, text, note, description, tone, keepStart: false, marks);

    private static TopologyBox Box(
        (double X, double Width) column, double y, double height, string text, string note, string description, TopologyTone tone, bool keepStart, ValueList<TopologyMark> marks = default)
    {
        var room = column.Width - (marks.IsEmpty ? 20 : 42);
        var cut = keepStart ? FittingText.Start(text, room, FittingText.NameLetter) : FittingText.End(text, room, FittingText.NameLetter);
        // In a box of one line the note stands behind the name, where that leaves room.
        var left = marks is [{ Count: not null }, ..] ? column.Width - 18 : height > OneLine ? room : room - (cut.Length * FittingText.NameLetter) - 16;
        return new(column.X, y, column.Width, height, cut, left > 40 ? FittingText.Start(note, left, FittingText.NoteLetter) : "", description, tone, marks);
    }

    private static TopologyTone ToneOf(Slot slot) =>
        NameWords.IsFault(slot.Name.Result) ? TopologyTone.Bad : slot.Name.Expected ? TopologyTone.Plain : TopologyTone.Off;

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";
}
