using System.Diagnostics;
using System.Text.Json;
using StsDashboard.Domain.Documents;

namespace StsDashboard.Domain.Tests.Documents;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("PGPASSWORD", true)]
    [InlineData("POSTGRES_PASSWD", true)]
    [InlineData("apiKey", true)]
    [InlineData("APIKEY", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", true)]
    [InlineData("--auth-token", true)]
    [InlineData("ConnectionString", true)]
    [InlineData("ConnectionStrings__Main", true)]
    [InlineData("MYSQL_DSN", true)]
    [InlineData("GOOGLE_APPLICATION_CREDENTIALS", true)]
    [InlineData("Authorization", true)]
    [InlineData("DB_PASS", true)]
    [InlineData("TZ", false)]
    [InlineData("KEYCLOAK_URL", false)]
    [InlineData("CASSANDRA_KEYSPACE", false)]
    [InlineData("AUTHOR", false)]
    [InlineData("PASSIVE_MODE", false)]
    [InlineData("POSTGRES_DB", false)]
    [InlineData("", false)]
    public void Name_OfAVariable_TellsWhetherItsValueIsSecret(string name, bool secret) => Assert.Equal(secret, SecretName.LooksSecret(name));

    [Theory]
    [InlineData("PASSWORD", "hunter2", "(hidden)")]
    [InlineData("TOKEN_REQUIRED", "true", "true")]
    [InlineData("PASSWORD", "$(OTHER)", "$(OTHER)")]
    [InlineData("PASSWORD_FILE", "/run/secrets/pg", "/run/secrets/pg")]
    [InlineData("PASSWORD", "/looks/like/a/path", "(hidden)")]
    [InlineData("URL", "postgres://app:hunter2@db:5432/app?sslmode=disable", "postgres://app:(hidden)@db:5432/app?sslmode=disable")]
    [InlineData("URL", "redis://:hunter2@cache", "redis://:(hidden)@cache")]
    [InlineData("URL", "https://db:5432/app", "https://db:5432/app")]
    [InlineData("DB", "Host=db;Username=app;Password=hunter2;Pooling=true", "Host=db;Username=app;Password=(hidden);Pooling=true")]
    [InlineData("JAVA_OPTS", "-Xmx1g -Ddb.password=hunter2 -Dx=y", "-Xmx1g -Ddb.password=(hidden) -Dx=y")]
    [InlineData("CONFIG", "user: app\npassword: hunter2\ntz: UTC\n", "user: app\npassword: (hidden)\ntz: UTC\n")]
    [InlineData("CONFIG", """{"user":"app","password":"hunter2","port":1}""", """{"user":"app","password":"(hidden)","port":1}""")]
    [InlineData("CONFIG", """{"env":[{"name":"DB_PASSWORD","value":"hunter2"}]}""", """{"env":[{"name":"DB_PASSWORD","value":"(hidden)"}]}""")]
    [InlineData("CONFIG", """{ "tz":  "UTC" }""", """{ "tz":  "UTC" }""")]
    [InlineData("PEM", "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----", "(hidden)")]
    [InlineData("X", "ghp_0123456789abcdefghijABCDEFGHIJ012345", "(hidden)")]
    [InlineData("X", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "(hidden)")]
    [InlineData("X", "Bearer abcdefghijkl", "Bearer (hidden)")]
    [InlineData("TZ", "Europe/Vienna", "Europe/Vienna")]
    public void Variable_WithASecret_IsCovered(string name, string value, string shown)
    {
        var masked = SecretMask.Hide(JsonSerializer.SerializeToElement(new { env = new[] { new { name, value } } }));
        Assert.Equal(shown, masked.GetProperty("env")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("--password=hunter2", "--password=(hidden)")]
    [InlineData("--password hunter2", "--password (hidden)")]
    [InlineData("--verbose hunter2", "--verbose hunter2")]
    [InlineData("--password --verbose", "--password --verbose")]
    [InlineData("sh -c PGPASSWORD='hunter2';psql", "sh -c PGPASSWORD=(hidden);psql")]
    [InlineData("--requirepass $(REDIS_PASSWORD)", "--requirepass $(REDIS_PASSWORD)")]
    [InlineData("--token=$TOKEN", "--token=$TOKEN")]
    public void Arguments_WithASecret_AreCovered(string arguments, string shown)
    {
        var masked = SecretMask.Hide(JsonSerializer.SerializeToElement(new { args = arguments.Split(' ') }));
        Assert.Equal(shown, string.Join(' ', masked.GetProperty("args").EnumerateArray()));
    }

    [Fact]
    public void Object_WithReferencesToSecrets_KeepsThem()
    {
        const string Template = """
            {"image":"repo/token-server:1.2","volumes":[{"name":"tls","secret":{"secretName":"tls-key","items":[{"key":"tls.key","path":"key"}]}}],
             "env":[{"name":"PASSWORD","valueFrom":{"secretKeyRef":{"name":"pg","key":"password"}}}],"imagePullSecrets":[{"name":"registry"}]}
            """;
        var masked = SecretMask.Hide(JsonElement.Parse(Template));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Template), masked), masked.GetRawText());
    }

    [Fact]
    public void Object_FromTheCluster_LosesWhatRepeatsItAndKeepsItsOrder()
    {
        var masked = SecretMask.Hide(JsonElement.Parse("""
            {"kind":"StatefulSet","metadata":{"name":"web","managedFields":[{"manager":"x"}],"annotations":{
             "kubectl.kubernetes.io/last-applied-configuration":"{\"PASSWORD\":\"hunter2\"}","team":"a","vault/token":"hunter2","checksum/secret":"abc123"}},"apiVersion":"apps/v1"}
            """));
        Assert.Equal(
            """{"kind":"StatefulSet","metadata":{"name":"web","annotations":{"team":"a","vault/token":"(hidden)","checksum/secret":"abc123"}},"apiVersion":"apps/v1"}""",
            masked.GetRawText());
    }

    [Fact]
    public void Header_WithAuthorization_IsCovered() =>
        Assert.DoesNotContain("dXNlcjpwYXNz", SecretMask.Hide(JsonElement.Parse("""
            {"readinessProbe":{"httpGet":{"httpHeaders":[{"name":"Authorization","value":"Basic dXNlcjpwYXNz"}]}}}
            """)).GetRawText());

    [Fact]
    public void Text_OfAMegabyte_IsReadInItsLength()
    {
        var hard = string.Concat(Enumerable.Repeat("a:b=\"c-----BEGIN eyJ://", 50_000));
        var started = Stopwatch.StartNew();
        SecretMask.Hide(JsonSerializer.SerializeToElement(new { env = new[] { new { name = "X", value = hard } } }));
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }
}
