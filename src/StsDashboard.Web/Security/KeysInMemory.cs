using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace StsDashboard.Web.Security;

/// <summary>
/// Keeps the keys that protect what is handed to browsers for as long as the process lives, and nowhere else: the file
/// system may be read-only, and a circuit does not outlive the process anyway.
/// </summary>
public sealed class KeysInMemory : IXmlRepository
{
    private readonly Lock _lock = new();
    private readonly List<XElement> _elements = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
        {
            return [.. _elements];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
        {
            _elements.Add(element);
        }
    }
}
