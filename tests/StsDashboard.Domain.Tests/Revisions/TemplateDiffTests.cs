using StsDashboard.Domain.Revisions;

namespace StsDashboard.Domain.Tests.Revisions;

public sealed class TemplateDiffTests
{
    [Theory]
    [InlineData("\"image\":\"pg:16\"", "\"image\":\"pg:17\"", "Changed container app: image \"pg:16\" → \"pg:17\"")]
    [InlineData("", "\"imagePullPolicy\":\"Always\"", "Added container app: image pull policy → \"Always\"")]
    [InlineData("\"args\":[\"-a\"]", "\"args\":[\"-a\",\"-b\"]", "Changed container app: arguments [\"-a\"] → [\"-a\",\"-b\"]")]
    [InlineData("\"resources\":{\"limits\":{\"memory\":\"1Gi\"}}", "\"resources\":{\"limits\":{\"memory\":\"1024Mi\"}}", "Changed container app: memory limit \"1Gi\" → \"1024Mi\"")]
    [InlineData("\"resources\":{}", "\"resources\":{\"requests\":{\"cpu\":\"500m\"}}", "Added container app: CPU request → \"500m\"")]
    [InlineData("\"readinessProbe\":{\"periodSeconds\":5}", "\"readinessProbe\":{\"periodSeconds\":9}", "Changed container app: readiness probe period seconds 5 → 9")]
    [InlineData("", "\"livenessProbe\":{\"periodSeconds\":9}", "Added container app: liveness probe → {\"periodSeconds\":9}")]
    [InlineData("\"ports\":[{\"name\":\"http\",\"containerPort\":80}]", "\"ports\":[{\"name\":\"http\",\"containerPort\":8080}]", "Changed container app: port http container port 80 → 8080")]
    [InlineData("\"ports\":[{\"containerPort\":80}]", "\"ports\":[]", "Removed container app: port 80 {\"containerPort\":80}")]
    [InlineData("", "\"volumeMounts\":[{\"name\":\"data\",\"mountPath\":\"/data\"}]", "Added container app: mount at /data → {\"name\":\"data\",\"mountPath\":\"/data\"}")]
    [InlineData("\"securityContext\":{\"runAsUser\":0}", "\"securityContext\":{\"runAsUser\":999}", "Changed container app: security context run as user 0 → 999")]
    [InlineData("\"env\":[{\"name\":\"TZ\",\"value\":\"UTC\"}]", "\"env\":[]", "Removed container app: environment variable TZ {\"name\":\"TZ\",\"value\":\"UTC\"}")]
    public void Container_Changed_IsSaidInWords(string before, string after, string expected) =>
        Assert.Equal(expected, Templates.Say(Assert.Single(Templates.DiffApp(before, after))));

    [Theory]
    [InlineData("""{"metadata":{"labels":{"app":"a"}}}""", """{"metadata":{"labels":{"app":"a","tier":"b"}}}""", "Added pod: label tier → \"b\"")]
    [InlineData("""{"spec":{}}""", """{"metadata":{"annotations":{"x/y":"1"}},"spec":{}}""", "Added pod: annotation x/y → \"1\"")]
    [InlineData("""{"spec":{"nodeSelector":{"disk":"ssd"}}}""", """{"spec":{"nodeSelector":{"disk":"hdd"}}}""", "Changed pod: node selector disk \"ssd\" → \"hdd\"")]
    [InlineData("""{"spec":{"serviceAccountName":"a"}}""", """{"spec":{"serviceAccountName":"b"}}""", "Changed pod: service account name \"a\" → \"b\"")]
    [InlineData("""{"spec":{"tolerations":[{"key":"a"}]}}""", """{"spec":{"tolerations":[{"key":"b"},{"key":"a"}]}}""", "Added pod: toleration → {\"key\":\"b\"}")]
    [InlineData("""{"spec":{"volumes":[{"name":"tmp","emptyDir":{}}]}}""", """{"spec":{"volumes":[]}}""", "Removed volume tmp {\"name\":\"tmp\",\"emptyDir\":{}}")]
    [InlineData("""{"spec":{"initContainers":[{"name":"a"},{"name":"b"}]}}""", """{"spec":{"initContainers":[{"name":"b"},{"name":"a"}]}}""", "Changed pod: initContainers [\"a\",\"b\"] → [\"b\",\"a\"]")]
    public void Pod_Changed_IsSaidInWords(string before, string after, string expected) =>
        Assert.Equal(expected.Replace("initContainers", "init container"), Templates.Say(Assert.Single(Templates.Diff(before, after))));

    [Theory]
    [InlineData("\"env\":[{\"name\":\"A\",\"value\":\"1\"},{\"name\":\"B\",\"value\":\"2\"}]", "\"env\":[{\"name\":\"B\",\"value\":\"2\"},{\"name\":\"A\",\"value\":\"1\"}]")]
    [InlineData("\"image\":\"a\",\"command\":null", "\"image\":\"a\"")]
    [InlineData("\"env\":[]", "")]
    public void Template_OtherwiseWrittenButTheSame_HasNoChanges(string before, string after) =>
        Assert.Empty((IEnumerable<TemplateChange>)Templates.DiffApp(before, after));

    [Fact]
    public void Variable_InsertedBeforeOthers_IsTheOnlyChange()
    {
        var change = Assert.Single(Templates.DiffApp(
            """ "env":[{"name":"A","value":"1"},{"name":"B","value":"2"}] """,
            """ "env":[{"name":"NEW","value":"0"},{"name":"A","value":"1"},{"name":"B","value":"2"}] """));
        Assert.Equal("environment variable NEW", change.What);
        Assert.Equal("""$.spec.template.spec.containers[?(@.name=="app")].env[?(@.name=="NEW")]""", change.Path);
    }

    [Fact]
    public void Variables_NamedTwice_AreStillCompared() =>
        Assert.Equal(
            ["Removed {\"name\":\"A\",\"value\":\"2\"}", "Added {\"name\":\"A\",\"value\":\"3\"}"],
            Templates.DiffApp(
                """ "env":[{"name":"A","value":"1"},{"name":"A","value":"2"}] """,
                """ "env":[{"name":"A","value":"1"},{"name":"A","value":"3"}] """)
                .Select(change => $"{change.Kind} {(change.Kind == TemplateChangeKind.Added ? change.After : change.Before).GetRawText()}"));

    [Fact]
    public void Variable_FromASecret_ShowsTheReferenceAndNoValue()
    {
        var change = Assert.Single(Templates.DiffApp(
            """ "env":[{"name":"DB_PASSWORD","value":"hunter2"}] """,
            """ "env":[{"name":"DB_PASSWORD","valueFrom":{"secretKeyRef":{"name":"pg","key":"password"}}}] """));
        Assert.Equal(TemplateChangeKind.Changed, change.Kind);
        Assert.DoesNotContain("hunter2", change.Before.GetRawText());
        Assert.Contains("\"key\":\"password\"", change.After.GetRawText());
        Assert.True(change.Hidden);
    }

    [Fact]
    public void Secret_Changed_IsCoveredAndStillShowsThatItDiffers()
    {
        var change = Assert.Single(Templates.DiffApp(
            """ "args":["--user=a","--password=old"] """, """ "args":["--user=a","--password=new"] """));
        Assert.Equal("""["--user=a","--password=(hidden)"]""", change.Before.GetRawText());
        Assert.Equal("""["--user=a","--password=(hidden, another value)"]""", change.After.GetRawText());
    }

    [Fact]
    public void Secret_InAnUnchangedArgument_LooksUnchanged()
    {
        var change = Assert.Single(Templates.DiffApp(""" "args":["--password=x"] """, """ "args":["--password=x","-v"] """));
        Assert.Equal("""["--password=(hidden)","-v"]""", change.After.GetRawText());
    }

    [Fact]
    public void Changes_OfAllSorts_BeginWithTheImages()
    {
        var changes = Templates.Diff(
            """{"metadata":{"labels":{"v":"1"}},"spec":{"containers":[{"name":"a","args":["x"],"image":"a:1"},{"name":"b","image":"b:1"}]}}""",
            """{"metadata":{"labels":{"v":"2"}},"spec":{"containers":[{"name":"a","args":["y"],"image":"a:2"},{"name":"b","image":"b:2"}],"hostNetwork":true}}""");
        Assert.Equal(["image", "image", "arguments", "host network", "label v"], changes.Select(change => change.What));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"data":"text"}""")]
    [InlineData("""{"data":{"spec":[]}}""")]
    public void Revision_WithoutATemplate_ComparesAsEmpty(string odd)
    {
        var element = System.Text.Json.JsonElement.Parse(odd);
        Assert.Empty((IEnumerable<TemplateChange>)TemplateDiff.Between(element, element));
        Assert.NotEmpty((IEnumerable<TemplateChange>)TemplateDiff.Between(element, Templates.Revision("""{"spec":{"hostNetwork":true}}""")));
    }
}
