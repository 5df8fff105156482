using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>What a person could do to the cluster with kubectl.</summary>
public class ClusterEdits(ObjectStore objects, TimeProvider time)
{
    private const string AnnotationPrefix = "sim.stsdashboard.io/";

    public ObjectStore Objects { get; } = objects;

    /// <summary>Creates the objects of a YAML text; of those that exist, replaces the parts of the spec that it names.</summary>
    /// <param name="yaml">Documents separated by <c>---</c>.</param>
    /// <param name="ns">For objects that name no namespace.</param>
    public void Apply(string yaml, string ns = "default")
    {
        foreach (var manifest in Manifests.Parse(yaml))
        {
            var type = ResourceTypes.FindByKind(manifest.Text("apiVersion") ?? "", manifest.Text("kind") ?? "")
                ?? throw new ArgumentException($"The kind of {manifest.Text("metadata", "name")} is not simulated.", nameof(yaml));
            if (type.Namespaced)
                manifest.Ensure("metadata").Default("namespace", ns);
            Apply(type, manifest);
        }
    }

    public void Scale(string ns, string set, int replicas) =>
        Change(ResourceTypes.StatefulSets, ns, set, changed => changed.Ensure("spec")["replicas"] = replicas);

    /// <summary>Asks for a larger volume.</summary>
    public void Resize(string ns, string claim, string size) =>
        Change(ResourceTypes.PersistentVolumeClaims, ns, claim, changed => changed["spec"]!["resources"]!["requests"]!["storage"] = size);

    /// <summary>Steers a pod: <c>ready=false</c>, <c>crash</c>, <c>fail</c>, … A null value takes the annotation away.</summary>
    public void Steer(string ns, string pod, string annotation, string? value) =>
        Annotate(ResourceTypes.Pods, ns, pod, AnnotationPrefix + annotation, value);

    public void Annotate(ResourceType type, string ns, string name, string annotation, string? value) =>
        Change(type, ns, name, changed =>
        {
            var annotations = changed.Ensure("metadata").Ensure("annotations");
            if (value is null)
                annotations.Remove(annotation);
            else
                annotations[annotation] = value;
        });

    /// <summary>As <c>kubectl rollout restart</c> does it.</summary>
    public void Restart(string ns, string set) =>
        ChangeTemplate(ns, set, template =>
            template.Ensure("metadata").Ensure("annotations")["kubectl.kubernetes.io/restartedAt"] = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));

    /// <summary>As <c>kubectl set image</c> does it, for the first container.</summary>
    public void SetImage(string ns, string set, string image) =>
        ChangeTemplate(ns, set, template => template["spec"]!["containers"]![0]!["image"] = image);

    /// <summary>Changes the pod template: a rollout.</summary>
    public void ChangeTemplate(string ns, string set, Action<JsonObject> change) =>
        Change(ResourceTypes.StatefulSets, ns, set, changed => change(changed.Ensure("spec").Ensure("template")));

    public void Change(ResourceType type, string ns, string name, Action<JsonObject> change, string? subresource = null)
    {
        Objects.Update(type, ns, name, changed =>
        {
            change(changed);
            return changed;
        }, subresource);
    }

    public void Delete(ResourceType type, string ns, string name, PropagationPolicy? propagation = null)
    {
        Objects.Delete(type, ns, name, new DeleteOptions { Propagation = propagation });
    }

    private void Apply(ResourceType type, JsonObject manifest)
    {
        var (ns, name) = (manifest.Text("metadata", "namespace"), manifest.Text("metadata", "name")!);
        if (Objects.Get(type, ns, name) is null)
        {
            Objects.Create(type, manifest);
            return;
        }

        Objects.Update(type, ns, name, changed =>
        {
            foreach (var (field, value) in manifest.Map("spec") ?? [])
                changed.Ensure("spec")[field] = value?.DeepClone();
            return changed;
        });
    }
}
