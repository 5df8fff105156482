using StsDashboard.Cluster.Dns;

namespace StsDashboard.Cluster.Tests.Dns;

public sealed class ResolvConfTests
{
    [Fact]
    public void Parse_OfAPodsFile_FindsServersAndClusterDomain()
    {
        var conf = ResolvConf.Parse("search data.svc.corp.example svc.corp.example corp.example\r\nnameserver 10.96.0.10\noptions ndots:5\n");

        Assert.Equal(["10.96.0.10:53"], conf.Servers.Select(server => server.ToString()));
        Assert.Equal("corp.example", conf.ClusterDomain);
    }

    [Fact]
    public void Parse_OfALaptopsFile_HasNoClusterDomain()
    {
        var conf = ResolvConf.Parse("# by the network manager\n; another comment\nnameserver\t192.168.1.1 \nnameserver fe80::1\nnameserver nonsense\nsearch home.arpa\n");

        Assert.Equal(["192.168.1.1:53", "[fe80::1]:53"], conf.Servers.Select(server => server.ToString()));
        Assert.Null(conf.ClusterDomain);
    }

    [Fact]
    public void Parse_WithManyServersAndSearchLines_ReadsAsTheSystemDoes()
    {
        var conf = ResolvConf.Parse("search first.example\nnameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\nnameserver 10.0.0.4\nsearch svc.cluster.local. cluster.local.");

        Assert.Equal(3, conf.Servers.Count);
        Assert.Equal("cluster.local", conf.ClusterDomain);
    }

    [Fact]
    public void Parse_OfAnEmptyFile_IsEmpty()
    {
        var conf = ResolvConf.Parse("");

        Assert.Empty(conf.Servers);
        Assert.Null(conf.ClusterDomain);
    }
}
