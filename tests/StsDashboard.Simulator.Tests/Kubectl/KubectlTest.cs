using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Api;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Kubectl;

/// <summary>A real kubectl against a simulated API server.</summary>
public abstract class KubectlTest : IAsyncLifetime
{
    protected const string Example = """
        apiVersion: v1
        kind: Service
        metadata: {name: postgres, namespace: data}
        spec: {clusterIP: None, selector: {app: postgres}, ports: [{port: 5432, targetPort: 5432}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: postgres, namespace: data}
        spec:
          serviceName: postgres
          replicas: 3
          selector: {matchLabels: {app: postgres}}
          template:
            metadata: {labels: {app: postgres}}
            spec:
              containers:
              - name: postgres
                image: postgres:16
                ports: [{containerPort: 5432}]
                env: [{name: POSTGRES_PASSWORD, valueFrom: {secretKeyRef: {name: pg-secret, key: password}}}]
                volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}]
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], storageClassName: fast-ssd, resources: {requests: {storage: 50Gi}}}
        """;

    private ApiFixture? _cluster;
    private KubectlTool? _kubectl;

    private protected ApiFixture Cluster => _cluster!;

    private protected KubectlTool Kubectl => _kubectl!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await ApiFixture.StartAsync();
        _kubectl = new KubectlTool(_cluster.Server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _kubectl?.Dispose();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected void CreateRunningPod(string name)
    {
        Cluster.Store.Create(ResourceTypes.Pods, Some.Pod(name));
        Cluster.Store.Update(ResourceTypes.Pods, "default", name, pod => { pod["spec"]!["nodeName"] = "n1"; return pod; });
        Cluster.Store.Update(ResourceTypes.Pods, "default", name, pod =>
        {
            pod["status"] = Some.Parse(
                """
                {"phase":"Running","podIP":"10.244.0.7","conditions":[{"type":"Ready","status":"True"}],
                 "containerStatuses":[{"name":"web","ready":true,"restartCount":0,"image":"nginx:1.27","state":{"running":{"startedAt":"2026-11-22T15:00:00Z"}}}]}
                """);
            return pod;
        }, "status");
    }
}
