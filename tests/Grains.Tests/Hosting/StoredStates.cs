using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GitBrag.Tests.Hosting;

/// <summary>What the grains stored. It outlives the hosts over it, and is shared by the silos of a cluster.</summary>
internal sealed class StoredStates
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StateId, (byte[] Data, string ETag)> _records = [];
    private int _versions;

    /// <summary>Called before each change, which waits for it and fails as it fails. Null for none.</summary>
    public Func<StateChange, Task>? BeforeChange { get; set; }

    /// <summary>The records there are.</summary>
    public IReadOnlyCollection<StateId> Ids
    {
        get
        {
            lock (_gate)
                return [.. _records.Keys];
        }
    }

    public byte[]? Data(StateId id) => TryRead(id, out var data, out _) ? data : null;

    /// <summary>Puts a record in place behind the grains' back, as another program would.</summary>
    public void Put(StateId id, byte[] data)
    {
        lock (_gate)
            _records[id] = (data, NextVersion());
    }

    public bool TryRead(StateId id, [NotNullWhen(true)] out byte[]? data, [NotNullWhen(true)] out string? etag)
    {
        lock (_gate)
        {
            var found = _records.TryGetValue(id, out var record);
            (data, etag) = record;
            return found;
        }
    }

    /// <summary>Replaces a record if its version is still the given one, or removes it when there is no data.</summary>
    /// <returns>Whether it was of that version, and its new one; null when it is gone.</returns>
    public (bool Changed, string? ETag) Change(StateId id, string? etag, byte[]? data)
    {
        lock (_gate)
        {
            var stored = _records.TryGetValue(id, out var record) ? record.ETag : null;
            if (stored != etag)
                return (false, stored);
            if (data is null)
            {
                _records.Remove(id);
                return (true, null);
            }

            _records[id] = (data, NextVersion());
            return (true, _records[id].ETag);
        }
    }

    private string NextVersion() => (++_versions).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Names a record: the grain's type and key, <c>user/github.com/octocat</c>, and the state's name.</summary>
internal readonly record struct StateId(string Grain, string State)
{
    public string GrainType => Grain[..Grain.IndexOf('/', StringComparison.Ordinal)];
}

/// <summary>A record that is about to be written, or removed.</summary>
internal readonly record struct StateChange(StateId Id, bool IsRemoval);
