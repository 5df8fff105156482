using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Objects.Selection;

namespace StsDashboard.Simulator.Api;

/// <summary>Evicts a pod when its disruption budget allows it (pkg/registry/core/pod/storage/eviction.go).</summary>
internal sealed class EvictionHandler(ObjectStore store)
{
    public async Task EvictAsync(HttpContext context, ResourceRequest request)
    {
        var body = await RequestBody.ReadObjectAsync(context);
        var pod = store.Get(ResourceTypes.Pods, request.Namespace, request.Name!) ?? throw ApiErrors.NotFound(ResourceTypes.Pods, request.Name!);
        var options = DeletionHandler.Read(body.Map("deleteOptions"), context.Request.Query);
        if (NeedsBudget(pod) && BudgetOf(pod) is { } budget && !MayIgnore(budget, pod))
            Spend(budget, request.Name!, options.DryRun);
        store.Delete(ResourceTypes.Pods, request.Namespace, request.Name!, options);
        await JsonAnswer.WriteAsync(context, new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JsonObject(), ["status"] = "Success", ["code"] = 201 }, 201);
    }

    /// <summary>A pod that is over, not yet started, or going already disrupts nothing.</summary>
    private static bool NeedsBudget(JsonObject pod) =>
        pod.Text("status", "phase") is not ("Succeeded" or "Failed" or "Pending") && pod.Text("metadata", "deletionTimestamp") is null;

    private JsonObject? BudgetOf(JsonObject pod)
    {
        var budgets = store.List(ResourceTypes.PodDisruptionBudgets, pod.Text("metadata", "namespace"))
            .Where(one => one.Map("spec", "selector") is { } selector && LabelSelector.FromObject(selector).Matches(pod)).ToArray();
        return budgets.Length > 1
            ? throw new ApiException(500, "InternalError", "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.")
            : budgets.FirstOrDefault();
    }

    private static bool MayIgnore(JsonObject budget, JsonObject pod)
    {
        var ready = pod.Items("status", "conditions")?.Any(one => one.Text("type") == "Ready" && one.Text("status") == "True") == true;
        return !ready && (budget.Text("spec", "unhealthyPodEvictionPolicy") == "AlwaysAllow"
            || ((budget.Number("status", "currentHealthy") ?? 0) >= budget.Number("status", "desiredHealthy") && budget.Number("status", "desiredHealthy") > 0));
    }

    private void Spend(JsonObject budget, string pod, bool dryRun)
    {
        var name = budget.Text("metadata", "name")!;
        store.Update(ResourceTypes.PodDisruptionBudgets, budget.Text("metadata", "namespace"), name, current =>
        {
            if ((current.Number("status", "observedGeneration") ?? 0) < current.Number("metadata", "generation"))
                throw Refused($"The disruption budget {name} is still being processed by the server.", retryAfterSeconds: 10);
            var status = current.Ensure("status");
            var allowed = status.Number("disruptionsAllowed") ?? 0;
            if (allowed <= 0)
                throw Refused($"The disruption budget {name} needs {status.Number("desiredHealthy") ?? 0} healthy pods and has {status.Number("currentHealthy") ?? 0} currently");
            status["disruptionsAllowed"] = allowed - 1;
            status.Ensure("disruptedPods")[pod] = ObjectStamps.Format(store.Now);
            return current;
        }, "status", dryRun);
    }

    private static ApiException Refused(string cause, int? retryAfterSeconds = null)
    {
        var details = new JsonObject { ["causes"] = new JsonArray(new JsonObject { ["reason"] = "DisruptionBudget", ["message"] = cause }) };
        if (retryAfterSeconds is { } seconds)
            details["retryAfterSeconds"] = seconds;
        return new ApiException(429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.", details);
    }
}
