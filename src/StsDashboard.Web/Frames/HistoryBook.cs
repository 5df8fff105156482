using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>
/// Holds the history of every set, within <see cref="HistoryLimits"/>. Only sets whose inspection changed cost anything.
/// Not for several threads at once; what <see cref="Sets"/> gave out never changes.
/// </summary>
public sealed class HistoryBook(ILogger logger)
{
    private int _lives;
    private int _mostLives = HistoryLimits.Lives;

    public ImmutableDictionary<ObjectKey, SetHistory> Sets { get; private set; } = ImmutableDictionary<ObjectKey, SetHistory>.Empty;

    /// <summary>Takes in what is said of a set now.</summary>
    public void Take(SetInspection inspection, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var before = Sets.GetValueOrDefault(inspection.Key);
        try
        {
            if (Historian.Continue(before, inspection, now) is { } history && !ReferenceEquals(history, before))
            {
                Write(inspection.Key, before, history);
            }
        }
#pragma warning disable CA1031 // What was remembered before still stands; the frame must come out without it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.HistoryFailed(logger, inspection.Key, error);
        }
    }

    /// <summary>Takes in that a set is not there, and says when to say so again; null when nothing is remembered of it any more.</summary>
    public DateTimeOffset? TakeGone(ObjectKey key, DateTimeOffset now)
    {
        if (Sets.GetValueOrDefault(key) is not { } history)
        {
            return null;
        }
        var goneAt = history.GoneAt ?? now;
        if (now - goneAt >= HistoryLimits.AfterTheSet)
        {
            _lives -= history.LifeCount;
            Sets = Sets.Remove(key);
            return null;
        }
        if (history.GoneAt is null)
        {
            Write(key, history, Historian.Close(history, now));
        }
        return goneAt + HistoryLimits.AfterTheSet;
    }

    private void Write(ObjectKey key, SetHistory? before, SetHistory history)
    {
        _lives += history.LifeCount - (before?.LifeCount ?? 0);
        Sets = Sets.SetItem(key, history);
        for (var each = HistoryLimits.LivesPerOrdinal - 1; each >= 1 && _lives > _mostLives; each--)
        {
            Shorten(each);
        }
        // With more pods than that there is nothing left to take away; not to be tried anew with each of them.
        _mostLives = Math.Max(HistoryLimits.Lives, _lives > _mostLives ? _lives + (_lives / 10) : _mostLives);
    }

    private void Shorten(int lives)
    {
        Sets = Sets.SetItems(Sets
            .Where(entry => entry.Value.LifeCount > entry.Value.Ordinals.Count)
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Shortened(lives)))
            .ToList());
        _lives = Sets.Values.Sum(history => history.LifeCount);
    }
}
