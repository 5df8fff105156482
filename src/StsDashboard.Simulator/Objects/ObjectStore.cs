using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>
/// The simulated cluster's etcd and registry: all objects, one increasing version for every kind, and a bounded history
/// that watches read. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Objects handed out are snapshots: the store never changes them, and callers must clone them before they do.
/// Writers share one lock, so a <c>change</c> function must be short and must not wait.
/// </remarks>
public sealed class ObjectStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ResourceType, ResourceTable> _tables;
    private readonly ChangeSignal _anyChange = new();
    private readonly ObjectStamps _stamps;
    private readonly Admission.AdmissionRules _admission;
    private long _version;

    /// <param name="time">The clock of creation and deletion timestamps.</param>
    /// <param name="options">Sizes and the seed; null for the defaults.</param>
    public ObjectStore(TimeProvider time, ObjectStoreOptions? options = null)
    {
        options ??= new ObjectStoreOptions();
        _tables = ResourceTypes.All.ToDictionary(type => type, _ => new ResourceTable(options.HistoryPerKind));
        _stamps = new ObjectStamps(time, options.Seed);
        _admission = new Admission.AdmissionRules(this);
        // The API server itself makes these (pkg/controlplane/controller/systemnamespaces).
        foreach (var name in (string[])["default", "kube-node-lease", "kube-public", "kube-system"])
            Create(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = name } });
    }

    /// <summary>The version of the newest change of any kind.</summary>
    public long Version
    {
        get
        {
            lock (_lock)
                return _version;
        }
    }

    internal DateTimeOffset Now => _stamps.Now;

    /// <summary>The object, or null.</summary>
    public JsonObject? Get(ResourceType type, string? ns, string name) => Find(type, ns, name)?.Object;

    /// <summary>The object with its serialized form, or null.</summary>
    public StoredObject? Find(ResourceType type, string? ns, string name)
    {
        lock (_lock)
            return Table(type).Objects.GetValueOrDefault(ObjectKey.Of(type, ns, name));
    }

    /// <summary>All objects of the kind, or of one namespace, by namespace and name.</summary>
    public IReadOnlyList<JsonObject> List(ResourceType type, string? ns = null) =>
        [.. Snapshot(type).Objects.Where(stored => ns is null || stored.Namespace == ns).Select(stored => stored.Object)];

    /// <summary>All objects of the kind at the store's version; later changes do not show in it.</summary>
    public ResourceSnapshot Snapshot(ResourceType type)
    {
        lock (_lock)
            return new ResourceSnapshot(Table(type).Objects, _version);
    }

    /// <summary>
    /// Stores a new object: defaults are filled in, uid, creationTimestamp, resourceVersion and generation stamped,
    /// <c>generateName</c> honoured. The argument is not changed.
    /// </summary>
    /// <exception cref="ApiException">AlreadyExists, NotFound (the namespace), Invalid, Forbidden (quota).</exception>
    public JsonObject Create(ResourceType type, JsonObject obj, bool dryRun = false)
    {
        var created = Clone(obj);
        lock (_lock)
        {
            _stamps.Begin(created);
            _admission.Create(type, created);
            _stamps.Complete(type, created);
            var key = KeyOf(type, created);
            if (Table(type).Objects.TryGetValue(key, out var present))
                throw ApiErrors.AlreadyExists(type, key.Name, beingDeleted: present.Object.Text("metadata", "deletionTimestamp") is not null);
            return dryRun ? created : Commit(type, key, StoreEventType.Added, created, null).Object;
        }
    }

    /// <summary>
    /// Stores an object as it is, status, uid and timestamps included, without checks: for loading a recorded or
    /// generated world. Replaces an object of the same name.
    /// </summary>
    public JsonObject Restore(ResourceType type, JsonObject obj)
    {
        var restored = Clone(obj);
        lock (_lock)
        {
            _stamps.Complete(type, restored);
            var key = KeyOf(type, restored);
            var previous = Table(type).Objects.GetValueOrDefault(key);
            return Commit(type, key, previous is null ? StoreEventType.Added : StoreEventType.Modified, restored, previous).Object;
        }
    }

    /// <summary>
    /// Changes an object. <paramref name="change"/> gets a deep clone and returns it, another object, or null for no
    /// change. A result equal to what is stored changes nothing. A result whose <c>resourceVersion</c> is neither
    /// absent nor the stored one is a conflict.
    /// </summary>
    /// <param name="type">The kind.</param>
    /// <param name="ns">Its namespace; ignored for cluster-scoped kinds.</param>
    /// <param name="name">Its name.</param>
    /// <param name="change">Runs under the store's lock.</param>
    /// <param name="subresource">
    /// Null: <c>status</c> is left alone when the kind has that subresource. <c>status</c>: the spec is left alone.
    /// <c>binding</c>, <c>resize</c>: as null, and the fields that only they may change are allowed.
    /// </param>
    /// <param name="dryRun">Return what would be stored, change nothing.</param>
    /// <returns>The object as it is now. When its last finalizer went, its last state: it no longer exists.</returns>
    /// <exception cref="ApiException">NotFound, Conflict, Invalid.</exception>
    public JsonObject Update(
        ResourceType type, string? ns, string name, Func<JsonObject, JsonObject?> change, string? subresource = null, bool dryRun = false)
    {
        lock (_lock)
        {
            var key = ObjectKey.Of(type, ns, name);
            var previous = Table(type).Objects.GetValueOrDefault(key) ?? throw ApiErrors.NotFound(type, name);
            if (change(Clone(previous.Object)) is not { } changed)
                return previous.Object;
            // Comparing makes a node of every field; done on a copy, it leaves the stored object as small as it was.
            var before = Clone(previous.Object);
            ObjectUpdate.Prepare(type, before, changed, subresource);
            _admission.Update(type, changed, before, subresource);
            ObjectUpdate.BumpGeneration(type, before, changed);
            if (JsonNode.DeepEquals(changed, before))
                return previous.Object;
            if (dryRun)
                return changed;
            return ObjectDeletion.IsFinished(changed)
                ? Commit(type, key, StoreEventType.Deleted, changed, previous).Object
                : Commit(type, key, StoreEventType.Modified, changed, previous).Object;
        }
    }

    /// <summary>
    /// Deletes an object, or marks it when finalizers or a pod's grace keep it for now. Propagation sets the finalizers
    /// that the garbage collector acts on, as the real API server does.
    /// </summary>
    /// <returns>The marked object, or null when it is gone.</returns>
    /// <exception cref="ApiException">NotFound; Conflict when a precondition fails.</exception>
    public JsonObject? Delete(ResourceType type, string? ns, string name, DeleteOptions options)
    {
        lock (_lock)
        {
            var key = ObjectKey.Of(type, ns, name);
            var previous = Table(type).Objects.GetValueOrDefault(key) ?? throw ApiErrors.NotFound(type, name);
            ObjectDeletion.CheckPreconditions(type, previous, options);
            var marked = Clone(previous.Object);
            ObjectDeletion.Mark(type, marked, options, _stamps.Now);
            if (options.DryRun)
                return ObjectDeletion.IsFinished(marked) ? null : marked;
            if (ObjectDeletion.IsFinished(marked))
            {
                Commit(type, key, StoreEventType.Deleted, marked, previous);
                return null;
            }

            return JsonNode.DeepEquals(marked, previous.Object)
                ? previous.Object
                : Commit(type, key, StoreEventType.Modified, marked, previous).Object;
        }
    }

    /// <summary>Watches one kind (or one namespace of it) for changes after <paramref name="fromVersion"/>.</summary>
    /// <exception cref="ApiException">410: the version is older than the history.</exception>
    public WatchSubscription Watch(ResourceType type, string? ns, long fromVersion)
    {
        lock (_lock)
        {
            var floor = Table(type).History.Floor;
            return fromVersion >= floor ? new WatchSubscription(this, type, ns, fromVersion) : throw ApiErrors.TooOld(fromVersion, floor);
        }
    }

    /// <summary>Watches every kind, in the order of the changes.</summary>
    /// <exception cref="ApiException">410: the version is older than the history.</exception>
    public WatchSubscription WatchAll(long fromVersion)
    {
        lock (_lock)
        {
            var floor = _tables.Values.Max(table => table.History.Floor);
            return fromVersion >= floor ? new WatchSubscription(this, null, null, fromVersion) : throw ApiErrors.TooOld(fromVersion, floor);
        }
    }

    /// <summary>
    /// Forgets the history, as etcd's compaction does: every version handed out so far is too old for a new watch.
    /// </summary>
    public void Compact()
    {
        lock (_lock)
        {
            _version++;
            foreach (var table in _tables.Values)
            {
                table.History.Compact(_version);
                table.Signal.Pulse();
            }

            _anyChange.Pulse();
        }
    }

    internal long ReadHistory(ResourceType? type, long position, List<StoreEvent> batch, int limit)
    {
        lock (_lock)
        {
            if (type is not null)
            {
                Table(type).History.ReadAfter(position, batch, limit);
            }
            else
            {
                foreach (var table in _tables.Values)
                    table.History.ReadAfter(position, batch, batch.Count + limit);
                batch.Sort((left, right) => left.Version.CompareTo(right.Version));
                if (batch.Count > limit)
                    batch.RemoveRange(limit, batch.Count - limit);
            }

            return batch.Count == limit ? batch[^1].Version : _version;
        }
    }

    internal Task WaitForChange(ResourceType? type, long position)
    {
        lock (_lock)
        {
            // A forgotten position is something to read, too: the refusal.
            var newest = type is null ? _version : Math.Max(Table(type).LastVersion, Table(type).History.Floor);
            return newest > position ? Task.CompletedTask : (type is null ? _anyChange : Table(type).Signal).Next();
        }
    }

    private StoredObject Commit(ResourceType type, ObjectKey key, StoreEventType change, JsonObject obj, StoredObject? previous)
    {
        var stored = StoredObject.Freeze(type, obj, ++_version);
        Table(type).Commit(key, new StoreEvent(change, type, stored, previous));
        _anyChange.Pulse();
        return stored;
    }

    private ResourceTable Table(ResourceType type) => _tables[type];

    private static ObjectKey KeyOf(ResourceType type, JsonObject obj) =>
        ObjectKey.Of(type, obj.Text("metadata", "namespace"), obj.Text("metadata", "name")!);

    private static JsonObject Clone(JsonObject obj) => (JsonObject)obj.DeepClone();
}
