namespace StsDashboard.Web.Metrics;

/// <summary>How many there are of something, all together and by whom.</summary>
internal sealed class UseCount
{
    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _byViewer = [];
    private int _all;

    public int All
    {
        get
        {
            lock (_counting)
            {
                return _all;
            }
        }
    }

    /// <summary>0 for null: who it is, is not known.</summary>
    public int Of(string? viewer)
    {
        lock (_counting)
        {
            return viewer is null ? 0 : _byViewer.GetValueOrDefault(viewer);
        }
    }

    /// <summary>One more; false, and none more, when there are as many as may be.</summary>
    public bool Begin(string? viewer, int most = int.MaxValue, int mostOfOne = int.MaxValue)
    {
        lock (_counting)
        {
            if (_all >= most || Of(viewer) >= mostOfOne)
            {
                return false;
            }
            _all++;
            if (viewer is not null)
            {
                _byViewer[viewer] = Of(viewer) + 1;
            }
            return true;
        }
    }

    public void End(string? viewer)
    {
        lock (_counting)
        {
            _all--;
            if (viewer is not null && --_byViewer[viewer] == 0)
            {
                _byViewer.Remove(viewer);
            }
        }
    }
}
