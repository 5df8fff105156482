using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching.Mapping;

public sealed class PodMappingTests
{
    private const string OfReplicaSet = """,  "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"api","uid":"r","controller":true}], "labels":{"app":"api"}""";

    [Fact]
    public void Pod_OfAnotherWorkloadWithoutClaims_IsNotKept() => Assert.Null(Decode.Fact(
        SourceKind.Pods, $$$"""{"metadata":{"name":"api","namespace":"data"{{{OfReplicaSet}}} },"spec":{"volumes":[{"name":"tmp","emptyDir":{}}]} }"""));

    [Fact]
    public void Pod_OfAnotherWorkloadWithClaims_KeepsWhatTellsThatTheyAreInUse()
    {
        var pod = Decode.Pod(
            """ "nodeName":"n1","volumes":[{"name":"a","persistentVolumeClaim":{"claimName":"data-web-2"}},{"name":"scratch","ephemeral":{"volumeClaimTemplate":{}}}] """,
            """ "phase":"Running" """,
            OfReplicaSet);

        Assert.Equal(["data-web-2", "web-0-scratch"], (IEnumerable<string>)pod.ClaimNames);
        Assert.Equal("Running", pod.Phase);
        Assert.Equal("ReplicaSet", pod.Controller?.Kind);
        Assert.Empty(pod.Labels);
        Assert.Empty(pod.Node);
    }

    /// <summary>Long ones are read another way than short ones, and those with escapes a third.</summary>
    [Theory]
    [InlineData("kept \u202E back", @"kept \u202E back")]
    [InlineData("\u2066\u2067\u2068\u2069\u202A\u202B\u202C\u202D", @"\u2066\u2067\u2068\u2069\u202A\u202B\u202C\u202D")]
    [InlineData("an image whose name is longer than those that are kept once for all pods: \u202Elive", @"an image whose name is longer than those that are kept once for all pods: \u202Elive")]
    [InlineData(@"escaped \u202e too", @"escaped \u202E too")]
    [InlineData("שלום, كل شيء بخير", "שלום, كل شيء بخير")]
    public void Message_WithControlsThatTurnWhatFollows_ShowsThem(string told, string shown)
    {
        var pod = Decode.Pod("", $$""" "phase":"Failed","reason":"{{told}}","message":"{{told}}" """);

        Assert.Equal((shown, shown), (pod.Reason, pod.Message));
    }

    /// <summary>The words are those that kubectl prints for such a pod.</summary>
    [Theory]
    [InlineData(""" "phase":"Failed","reason":"Evicted","message":"low on memory" """, "Evicted", "low on memory", "")]
    [InlineData(""" "phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/3 nodes"}] """, "Unschedulable", "0/3 nodes", "")]
    [InlineData(""" "phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"SchedulingGated"}] """, "SchedulingGated", "", "")]
    [InlineData(""" "phase":"Pending","initContainerStatuses":[{"name":"one","state":{"terminated":{"exitCode":0}}},{"name":"two","state":{"running":{}}}] """, "Init:1/2", "", "two")]
    [InlineData(""" "phase":"Pending","initContainerStatuses":[{"name":"one","state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}}}] """, "Init:CrashLoopBackOff", "back-off", "one")]
    [InlineData(""" "phase":"Pending","initContainerStatuses":[{"name":"one","state":{"terminated":{"exitCode":3}}}] """, "Init:ExitCode:3", "", "one")]
    [InlineData(""" "phase":"Pending","initContainerStatuses":[{"name":"two","started":true,"state":{"running":{}}}],"containerStatuses":[{"name":"main","state":{"waiting":{"reason":"ContainerCreating"}}}] """, "ContainerCreating", "", "main")]
    [InlineData(""" "phase":"Running","containerStatuses":[{"name":"main","state":{"waiting":{"reason":"ImagePullBackOff","message":"no such image"}}},{"name":"side","ready":true,"state":{"running":{}}}] """, "ImagePullBackOff", "no such image", "main")]
    [InlineData(""" "phase":"Running","containerStatuses":[{"name":"main","state":{"terminated":{"exitCode":137,"signal":9}}}] """, "Signal:9", "", "main")]
    [InlineData(""" "phase":"Running","containerStatuses":[{"name":"main","state":{"terminated":{"exitCode":0,"reason":"Completed"}}},{"name":"side","ready":true,"state":{"running":{}}}] """, "", "", "")]
    [InlineData(""" "phase":"Running","containerStatuses":[{"name":"main","ready":false,"state":{"running":{}}}] """, "", "", "")]
    public void Reason_OfAPod_IsWhatKubectlPrints(string status, string reason, string message, string container)
    {
        var pod = Decode.Pod(""" "initContainers":[{"name":"one"},{"name":"two","restartPolicy":"Always"}],"containers":[{"name":"main"}] """, status);

        Assert.Equal((reason, message, container), (pod.Reason, pod.Message, pod.ReasonContainer));
    }

    [Fact]
    public void Pod_OfASet_KeepsWhatASlotShows()
    {
        var pod = Decode.Pod(
            """ "nodeName":"n1","hostname":"web-0","subdomain":"web" """,
            """
            "phase":"Running","podIP":"10.0.0.1","podIPs":[{"ip":"10.0.0.1"},{"ip":"fd00::1"}],"startTime":"2026-01-01T00:00:01Z",
            "conditions":[{"type":"PodScheduled","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"},
                          {"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:05Z"}],
            "containerStatuses":[{"name":"main","restartCount":2}],"initContainerStatuses":[{"name":"one","restartCount":1}]
            """,
            """
            ,"uid":"p","creationTimestamp":"2026-01-01T00:00:00Z","labels":{"controller-revision-hash":"web-abc","app":"web"},
            "managedFields":[{"manager":"x","fieldsV1":{"f:metadata":{}}}],
            "ownerReferences":[{"apiVersion":"apps/v1","kind":"StatefulSet","name":"web","uid":"s","controller":true}]
            """);

        Assert.Equal(new OwnerReference("StatefulSet", "web", "s", true), pod.Controller);
        Assert.Equal(["10.0.0.1", "fd00::1"], (IEnumerable<string>)pod.Ips);
        Assert.Equal(("web-abc", "n1", "web-0", "web", 3), (pod.Revision, pod.Node, pod.Hostname, pod.Subdomain, pod.Restarts));
        Assert.True(pod.IsRunningAndReady);
        Assert.Equal("2026-01-01T00:00:05Z", pod.ReadyChangedAt?.ToString("yyyy-MM-ddTHH:mm:ssZ"));
        Assert.Equal(pod.CreatedAt, pod.ScheduledAt);
        Assert.Equal(pod.CreatedAt.AddSeconds(1), pod.StartedAt);
    }

    [Fact]
    public void Reason_WhenNothingIsReportedOfTheInitContainersWaitedFor_NamesTheFirst()
    {
        const string Waiting = """ "containerStatuses":[{"name":"main","state":{"waiting":{"reason":"PodInitializing"}}}] """;
        var pod = Decode.Pod(""" "initContainers":[{"name":"one"},{"name":"two"}],"containers":[{"name":"main"}] """, Waiting);

        Assert.Equal(("Init:0/2", "one"), (pod.Reason, pod.ReasonContainer));
        Assert.Equal("PodInitializing", Decode.Pod(""" "containers":[{"name":"main"}] """, Waiting).Reason);
    }

    [Fact]
    public void LastExit_OfAPod_IsThatOfTheContainerThatEndedLast()
    {
        var pod = Decode.Pod(
            "",
            """
            "containerStatuses":[
              {"name":"main","state":{"running":{}},"lastState":{"terminated":{"exitCode":1,"reason":"Error","finishedAt":"2026-01-01T00:00:05Z"}}},
              {"name":"side","state":{"running":{}},"lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled","finishedAt":"2026-01-01T00:00:09Z"}}}],
            "initContainerStatuses":[{"name":"one","state":{"terminated":{"exitCode":0,"reason":"Completed","finishedAt":"2026-01-01T00:01:00Z"}}}]
            """);

        Assert.Equal(new ContainerExit("side", "OOMKilled", 137, DateTimeOffset.Parse("2026-01-01T00:00:09Z")), pod.LastExit);
    }

    [Theory]
    [InlineData(""" "initContainerStatuses":[{"name":"one","state":{"running":{"startedAt":"2026-01-01T00:00:03Z"}}}] """, "Init:0/1")]
    [InlineData(""" "containerStatuses":[{"name":"main","state":{"terminated":{"exitCode":1,"reason":"Error","finishedAt":"2026-01-01T00:00:03Z"}}}] """, "Error")]
    [InlineData(""" "conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","lastTransitionTime":"2026-01-01T00:00:03Z"}] """, "Unschedulable")]
    public void ReasonSince_WhenTheApiSaysSo_IsThatInstant(string status, string reason)
    {
        var pod = Decode.Pod(""" "initContainers":[{"name":"one"}],"containers":[{"name":"main"}] """, status);

        Assert.Equal((reason, DateTimeOffset.Parse("2026-01-01T00:00:03Z")), (pod.Reason, pod.ReasonSince));
    }

    [Fact]
    public void Preparation_ByTheCondition_IsUnderWayOrOverSinceThen()
    {
        const string Condition = """ "conditions":[{"type":"PodReadyToStartContainers","status":"{0}","lastTransitionTime":"2026-01-01T00:00:03Z"}] """;
        var waits = Decode.Pod("", Condition.Replace("{0}", "False"));
        var prepared = Decode.Pod("", Condition.Replace("{0}", "True"));

        Assert.Equal((true, null), (waits.IsBeingPrepared, waits.PreparedAt));
        Assert.Equal((false, DateTimeOffset.Parse("2026-01-01T00:00:03Z")), (prepared.IsBeingPrepared, prepared.PreparedAt));
        Assert.Equal((false, null), (Decode.Pod("", "").IsBeingPrepared, Decode.Pod("", "").PreparedAt));
    }

    [Fact]
    public void ContainersStartedAt_OfAPod_IsThatOfTheLastAndUnknownUntilAllRun()
    {
        const string First = """{"name":"main","state":{"running":{"startedAt":"2026-01-01T00:00:05Z"}}}""";
        var both = Decode.Pod("", $$$"""  "containerStatuses":[{{{First}}},{"name":"side","state":{"running":{"startedAt":"2026-01-01T00:00:09Z"} } } ] """);
        var one = Decode.Pod("", $$$"""  "containerStatuses":[{{{First}}},{"name":"side","state":{"waiting":{"reason":"ImagePullBackOff"} } } ] """);

        Assert.Equal(DateTimeOffset.Parse("2026-01-01T00:00:09Z"), both.ContainersStartedAt);
        Assert.Null(one.ContainersStartedAt);
    }

    [Theory]
    [InlineData(",\"deletionTimestamp\":\"2026-01-01T00:00:46Z\",\"deletionGracePeriodSeconds\":5", "2026-01-01T00:00:41Z")]
    [InlineData(",\"deletionTimestamp\":\"2026-01-01T00:00:46Z\"", "2026-01-01T00:00:46Z")]
    [InlineData(",\"deletionTimestamp\":\"0001-01-01T00:00:01Z\",\"deletionGracePeriodSeconds\":9223372036854775807", "0001-01-01T00:00:01Z")]
    public void DeletionRequestedAt_OfAPod_IsItsTimestampLessTheGracePeriod(string metadata, string at) =>
        Assert.Equal(DateTimeOffset.Parse(at), Decode.Pod("", "", metadata).DeletionRequestedAt);

    [Fact]
    public void Finalizers_OfAPod_AreKept() =>
        Assert.Equal(["example.com/drain"], (IEnumerable<string>)Decode.Pod("", "", ""","finalizers":["example.com/drain"] """).Finalizers);
}
