using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace GitBrag.LocalRuntime;

/// <summary>
/// Grain state that lasts as long as this object, which may outlive a host. Versions are checked as any store checks them,
/// and state goes through the serialiser, so that no object is shared.
/// </summary>
/// <param name="serializer">Turns state into octets and back.</param>
public sealed class MemoryGrainStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly Dictionary<(GrainId GrainId, string StateName), (BinaryData Data, string ETag)> _records = [];
    private long _versions;

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        (BinaryData Data, string ETag) record;
        lock (_records)
            grainState.RecordExists = _records.TryGetValue((grainId, stateName), out record);
        grainState.ETag = record.ETag;
        grainState.State = grainState.RecordExists ? serializer.Deserialize<T>(record.Data) : default;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var data = serializer.Serialize(grainState.State);
        lock (_records)
        {
            ThrowIfStale(stateName, grainId, grainState.ETag);
            var version = (++_versions).ToString(CultureInfo.InvariantCulture);
            _records[(grainId, stateName)] = (data, version);
            (grainState.ETag, grainState.RecordExists) = (version, true);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_records)
        {
            ThrowIfStale(stateName, grainId, grainState.ETag);
            _records.Remove((grainId, stateName));
        }

        (grainState.ETag, grainState.RecordExists, grainState.State) = (null, false, default);
        return Task.CompletedTask;
    }

    private void ThrowIfStale(string stateName, GrainId grainId, string? version)
    {
        var stored = _records.TryGetValue((grainId, stateName), out var record) ? record.ETag : null;
        if (stored != version)
            throw new InconsistentStateException($"The state {stateName} of {grainId} was changed by somebody else.", stored, version);
    }
}
