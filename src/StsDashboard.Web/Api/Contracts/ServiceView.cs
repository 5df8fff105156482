namespace StsDashboard.Web.Api.Contracts;

/// <summary>The governing Service.</summary>
/// <param name="Exists">Null when Services may not be read.</param>
/// <param name="Headless">Null when the Service is not known, as the other fields that describe it.</param>
/// <param name="Names">The Service's own name and the SRV names of its ports, compared.</param>
/// <param name="Answers">What DNS answers for the Service's own name.</param>
public sealed record ServiceView(
    string Name,
    bool? Exists,
    bool? Headless,
    bool? SelectsPods,
    bool? PublishNotReadyAddresses,
    IReadOnlyList<PortView> Ports,
    IReadOnlyList<NameView> Names,
    IReadOnlyList<string> Answers,
    IReadOnlyList<CheckView> Checks);
