using Microsoft.Extensions.Configuration;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Options;

public sealed class AccessOptionsTests : IDisposable
{
    private readonly string _secret = Path.GetTempFileName();

    public AccessOptionsTests() => File.WriteAllText(_secret, "sixteen-characters-or-more\n");

    public void Dispose() => File.Delete(_secret);

    [Fact]
    public void Proxy_WithAddressesAndSecret_IsReadAndNeedsNoLoopback()
    {
        var access = Read(("access", "proxy"), ("proxyfrom", "10.0.3.0/24, 10.0.4.7,fd00::/8"), ("proxysecretfile", _secret), ("urls", "http://0.0.0.0:8080"));
        Assert.Equal(["10.0.3.0/24", "10.0.4.7/32", "fd00::/8"], access.Proxy!.From.Select(network => network.ToString()));
        Assert.True(access.Proxy.Secret.Matches("sixteen-characters-or-more"));
        Assert.False(access.Proxy.Secret.Matches("sixteen-characters-or-more\n"));
        Assert.Equal("X-Forwarded-User", access.Proxy.UserHeader);
    }

    [Fact]
    public void Options_Printed_HoldNoSecret() =>
        Assert.DoesNotContain("sixteen", Read(("access", "proxy"), ("proxyfrom", "10.0.3.0/24"), ("proxysecretfile", _secret)).ToString());

    [Theory]
    [InlineData("--proxy-from", "access=proxy", "proxysecretfile=SECRET")]
    [InlineData("--proxy-secret-file", "access=proxy", "proxyfrom=10.0.0.0/8")]
    [InlineData("--proxy-secret-file", "access=proxy", "proxyfrom=10.0.0.0/8", "proxysecretfile=/no/such/file")]
    [InlineData("--proxy-from", "access=proxy", "proxyfrom=ingress", "proxysecretfile=SECRET")]
    [InlineData("--proxy-user-header", "access=proxy", "proxyfrom=10.0.0.0/8", "proxysecretfile=SECRET", "proxyuserheader=a b")]
    [InlineData("--access", "access=1")]
    [InlineData("--access", "access=everybody")]
    [InlineData("--allow-anonymous", "access=proxy", "allowanonymous=true")]
    [InlineData("--session-hours", "sessionhours=0")]
    [InlineData("--metrics-token-file", "metricstokenfile=/no/such/file")]
    public void Mistake_InAnOption_IsToldWithItsName(string named, params string[] settings)
    {
        var mistake = Assert.Throws<OptionException>(() => Read([.. settings.Select(text => text.Split('=')).Select(pair => (pair[0], pair[1].Replace("SECRET", _secret)))]));
        Assert.Contains(named, mistake.Message);
    }

    [Fact]
    public void Secret_ThatIsShort_IsRefused()
    {
        File.WriteAllText(_secret, "short");
        Assert.Contains("holds 5 characters", Assert.Throws<OptionException>(() => Read(("access", "proxy"), ("proxyfrom", "::1"), ("proxysecretfile", _secret))).Message);
    }

    private static AccessOptions Read(params (string Key, string Value)[] settings) => DashboardOptionsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"Dashboard:{pair.Key}", (string?)pair.Value))).Build()).Access;
}
