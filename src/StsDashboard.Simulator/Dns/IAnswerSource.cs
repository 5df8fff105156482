using ARSoft.Tools.Net;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>Something that answers questions: the zone itself, or a cache before it.</summary>
internal interface IAnswerSource
{
    Answer Resolve(DomainName name, RecordType type);
}
