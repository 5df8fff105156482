namespace StsDashboard.Web.Security;

/// <summary>Counts the messages of one connection: so many over time, and more of them at once. Not for several threads at once.</summary>
internal sealed class MessagePace(TimeProvider time, int perSecond, int atOnce)
{
    private double _left = atOnce;
    private long _counted = time.GetTimestamp();

    /// <summary>False when it is one too many.</summary>
    public bool Take()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(atOnce, _left + (time.GetElapsedTime(_counted, now).TotalSeconds * perSecond));
        _counted = now;
        if (_left < 1)
        {
            return false;
        }
        _left--;
        return true;
    }
}
