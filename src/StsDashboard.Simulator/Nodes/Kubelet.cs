using System.Text.Json.Nodes;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Nodes;

/// <summary>
/// The kubelets of all nodes: brings bound pods to life, keeps them as their annotations ask
/// (<see cref="PodSteering"/>), and ends them.
/// </summary>
internal sealed class Kubelet(ControllerContext context, Timings timings) : Controller(context)
{
    private const string Component = "kubelet";

    private readonly Dictionary<string, PodLife> _lives = [];
    private readonly PodAddresses _addresses = new();

    public override void Observe(StoreEvent change)
    {
        if (change.Resource != ResourceTypes.Pods || change.Object.Text("spec", "nodeName") is null)
            return;
        if (change.Type == StoreEventType.Deleted)
        {
            _lives.Remove(change.Current.Uid);
            if (change.Object.Text("status", "podIP") is { } freed)
                _addresses.Free(freed);
            return;
        }

        if (change.Object.Text("status", "podIP") is { } address)
            _addresses.Take(address);
        Queue.Add(WorkKey.Of(change));
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } pod || pod.Text("spec", "nodeName") is not { } node)
            return;
        var steering = PodSteering.Of(pod);
        if (LifeOf(key, pod, steering) is not { } life)
            return;
        if (Finalizers.IsTerminating(pod))
            Stop(key, pod, life, steering);
        else if (pod.Text("status", "phase") is "Succeeded" or "Failed")
            return;
        else if (steering.Failure is { } failure)
            Fail(key, pod, life, failure);
        else
            Live(key, pod, life, steering, node);
    }

    /// <summary>Null for a pod that was up before this kubelet and that nothing asks anything of: it just stays.</summary>
    private PodLife? LifeOf(WorkKey key, JsonObject pod, PodSteering steering)
    {
        var uid = pod.Text("metadata", "uid")!;
        if (_lives.TryGetValue(uid, out var life))
            return life;
        if (pod.Text("status", "phase") == "Running")
        {
            if (PodConditions.IsReady(pod) && steering == new PodSteering() && !Finalizers.IsTerminating(pod))
                return null;
            var since = Timestamps.Parse(pod.Text("status", "startTime")) ?? Context.Now;
            return _lives[uid] = new PodLife { StartsAt = since, RunningSince = since, Ip = pod.Text("status", "podIP") };
        }

        return _lives[uid] = new PodLife { StartsAt = Context.Now + Draw(timings.StartContainers, key, "start", uid) };
    }

    private void Live(WorkKey key, JsonObject pod, PodLife life, PodSteering steering, string node)
    {
        var (stage, next) = Advance(key, pod, life, steering, node);
        var host = View.Find(ResourceTypes.Nodes, "", node)?.Items("status", "addresses")?.FirstOrDefault().Text("address") ?? "192.168.0.1";
        Store.Update(key.Type, key.Namespace, key.Name, changed => new PodStatus(changed, life, Context.Now).Write(stage, host), "status");
        if (next is { } due)
            Queue.AddAt(key, due);
    }

    /// <summary>The stage that the pod has reached by now, and when it goes on by itself.</summary>
    private (PodStage Stage, DateTimeOffset? Next) Advance(WorkKey key, JsonObject pod, PodLife life, PodSteering steering, string node)
    {
        if (Context.Now < life.StartsAt)
            return (PodStage.Creating, life.StartsAt);
        life.Ip ??= _addresses.Next(View.Find(ResourceTypes.Nodes, "", node)?.Text("spec", "podCIDR"));
        if (life.RunningSince is null)
        {
            if (steering.ImagePullFails)
            {
                TellOnce(pod, PodStage.ImagePullFails);
                return (PodStage.ImagePullFails, null);
            }

            if (steering.StaysInitializing)
                return (PodStage.Initializing, null);
            life.RunningSince = Context.Now;
            TellStarted(pod);
        }

        return steering.Crashes || life.CrashedAt is not null ? Crash(key, pod, life, steering) : Probe(key, pod, life, steering);
    }

    private (PodStage Stage, DateTimeOffset? Next) Crash(WorkKey key, JsonObject pod, PodLife life, PodSteering steering)
    {
        if (life.CrashedAt is null)
        {
            var crash = life.RunningSince!.Value + Draw(timings.RunBeforeCrash, key, "crash", $"{life.Restarts}");
            if (Context.Now < crash)
                return (PodStage.Running, crash);
            (life.CrashedAt, life.LastRunBegan) = (Context.Now, life.RunningSince);
            Context.Events.Warning(pod, Component, "BackOff", $"Back-off restarting failed container {FirstContainer(pod).Text("name")} in pod {key.Name}_{key.Namespace}({pod.Text("metadata", "uid")})");
        }

        var restart = life.CrashedAt.Value + timings.Seconds(life.BackOffSeconds);
        if (Context.Now < restart)
            return (PodStage.CrashBackOff, restart);
        life.Restarts++;
        (life.CrashedAt, life.RunningSince) = (null, Context.Now);
        TellStarted(pod);
        return steering.Crashes ? Crash(key, pod, life, steering) : Probe(key, pod, life, steering);
    }

    private (PodStage Stage, DateTimeOffset? Next) Probe(WorkKey key, JsonObject pod, PodLife life, PodSteering steering)
    {
        if (!steering.Ready)
        {
            if (!life.ProbeFails)
                Context.Events.Warning(pod, Component, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503");
            life.ProbeFails = true;
            return (PodStage.Running, null);
        }

        if (life.ProbeFails)
            (life.ProbeFails, life.ProbePassesSince) = (false, Context.Now);
        var from = life.ProbePassesSince > life.RunningSince ? life.ProbePassesSince.Value : life.RunningSince!.Value;
        var ready = from + ReadyDelay(key, pod, steering, life);
        return Context.Now < ready ? (PodStage.Running, ready) : (PodStage.Ready, null);
    }

    private TimeSpan ReadyDelay(WorkKey key, JsonObject pod, PodSteering steering, PodLife life) =>
        life.ProbePassesSince is null && steering.StartupSeconds is { } seconds ? timings.Seconds(seconds)
        : Draw(FirstContainer(pod).Map("readinessProbe") is null ? timings.ReadyWithoutProbe : timings.ReadyWithProbe, key, "ready", pod.Text("metadata", "uid")!);

    private void Fail(WorkKey key, JsonObject pod, PodLife life, string reason)
    {
        Store.Update(key.Type, key.Namespace, key.Name, changed => new PodStatus(changed, life, Context.Now).WriteFailed(reason), "status");
        Context.Events.Warning(pod, Component, reason, reason == "Evicted" ? "The node was low on resource: memory." : $"Pod failed: {reason}");
    }

    private void Stop(WorkKey key, JsonObject pod, PodLife life, PodSteering steering)
    {
        if (life.StopsAt is null)
        {
            var grace = TimeSpan.FromSeconds(pod.Number("metadata", "deletionGracePeriodSeconds") ?? 0);
            var stop = Draw(timings.Stop, key, "stop", pod.Text("metadata", "uid")!);
            life.StopsAt = Context.Now + (steering.TerminateSeconds is { } seconds ? timings.Seconds(seconds) : stop < grace ? stop : grace);
            Context.Events.Normal(pod, Component, "Killing", $"Stopping container {FirstContainer(pod).Text("name")}");
        }

        if (Context.Now < life.StopsAt)
            Queue.AddAt(key, life.StopsAt.Value);
        else
            Store.Delete(key.Type, key.Namespace, key.Name, DeleteOptions.Now with { Uid = pod.Text("metadata", "uid") });
    }

    private void TellStarted(JsonObject pod)
    {
        var container = FirstContainer(pod);
        Context.Events.Normal(pod, Component, "Pulled", $"Container image \"{container.Text("image")}\" already present on machine");
        Context.Events.Normal(pod, Component, "Created", $"Container created: {container.Text("name")}");
        Context.Events.Normal(pod, Component, "Started", "Container started");
    }

    private void TellOnce(JsonObject pod, PodStage stage)
    {
        if (stage != PodStage.ImagePullFails || pod.Text("status", "podIP") is not null)
            return;
        var image = FirstContainer(pod).Text("image");
        Context.Events.Normal(pod, Component, "Pulling", $"Pulling image \"{image}\"");
        Context.Events.Warning(pod, Component, "Failed", $"Failed to pull image \"{image}\": rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/library/{image}\": not found");
        Context.Events.Warning(pod, Component, "Failed", "Error: ErrImagePull");
        Context.Events.Normal(pod, Component, "BackOff", $"Back-off pulling image \"{image}\"");
    }

    private TimeSpan Draw(DurationRange range, WorkKey key, string what, string which) =>
        timings.Seconds(Context.Chance.Within(range, $"{what} {key.Namespace}/{key.Name} {which}"));

    private static JsonNode? FirstContainer(JsonObject pod) => pod.Items("spec", "containers")?.FirstOrDefault();
}
