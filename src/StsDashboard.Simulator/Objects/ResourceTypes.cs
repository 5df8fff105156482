using System.Collections.Immutable;

namespace StsDashboard.Simulator.Objects;

/// <summary>Every resource that the simulated cluster serves.</summary>
public static class ResourceTypes
{
    public static ResourceType Pods { get; } = Core("pods", "pod", "Pod", ["po"], status: true) with { HasGeneration = true, Categories = ["all"] };
    public static ResourceType Services { get; } = Core("services", "service", "Service", ["svc"], status: true) with { Categories = ["all"] };
    public static ResourceType PersistentVolumeClaims { get; } = Core("persistentvolumeclaims", "persistentvolumeclaim", "PersistentVolumeClaim", ["pvc"], status: true);
    public static ResourceType PersistentVolumes { get; } = Core("persistentvolumes", "persistentvolume", "PersistentVolume", ["pv"], status: true, namespaced: false);
    public static ResourceType Nodes { get; } = Core("nodes", "node", "Node", ["no"], status: true, namespaced: false);
    public static ResourceType Namespaces { get; } = Core("namespaces", "namespace", "Namespace", ["ns"], status: true, namespaced: false);
    public static ResourceType Events { get; } = Core("events", "event", "Event", ["ev"], status: false);
    public static ResourceType ConfigMaps { get; } = Core("configmaps", "configmap", "ConfigMap", ["cm"], status: false);
    public static ResourceType ServiceAccounts { get; } = Core("serviceaccounts", "serviceaccount", "ServiceAccount", ["sa"], status: false);
    public static ResourceType ResourceQuotas { get; } = Core("resourcequotas", "resourcequota", "ResourceQuota", ["quota"], status: true);

    public static ResourceType StatefulSets { get; } =
        new("apps", "v1", "statefulsets", "statefulset", "StatefulSet", true, ["sts"], true, true) { HasGeneration = true, Categories = ["all"] };

    public static ResourceType ControllerRevisions { get; } =
        new("apps", "v1", "controllerrevisions", "controllerrevision", "ControllerRevision", true, [], false, false);

    public static ResourceType EndpointSlices { get; } =
        new("discovery.k8s.io", "v1", "endpointslices", "endpointslice", "EndpointSlice", true, [], false, false) { HasGeneration = true };

    public static ResourceType PodDisruptionBudgets { get; } =
        new("policy", "v1", "poddisruptionbudgets", "poddisruptionbudget", "PodDisruptionBudget", true, ["pdb"], true, false) { HasGeneration = true };

    public static ResourceType StorageClasses { get; } =
        new("storage.k8s.io", "v1", "storageclasses", "storageclass", "StorageClass", false, ["sc"], false, false);

    /// <summary>All types, core group first, as discovery lists them.</summary>
    public static ImmutableArray<ResourceType> All { get; } =
    [
        Pods, Services, PersistentVolumeClaims, PersistentVolumes, Nodes, Namespaces, Events, ConfigMaps, ServiceAccounts, ResourceQuotas,
        StatefulSets, ControllerRevisions, EndpointSlices, PodDisruptionBudgets, StorageClasses,
    ];

    /// <summary>The type served at <c>/apis/{group}/{version}/{plural}</c> (group empty for <c>/api</c>), or null.</summary>
    public static ResourceType? Find(string group, string version, string plural) =>
        All.FirstOrDefault(type => type.Plural == plural && type.Group == group && type.Version == version);

    /// <summary>The type of an object by its own <c>apiVersion</c> and <c>kind</c>, or null.</summary>
    public static ResourceType? FindByKind(string apiVersion, string kind) =>
        All.FirstOrDefault(type => type.Kind == kind && type.ApiVersion == apiVersion);

    private static ResourceType Core(
        string plural, string singular, string kind, ImmutableArray<string> shortNames, bool status, bool namespaced = true) =>
        new("", "v1", plural, singular, kind, namespaced, shortNames, status, false);
}
