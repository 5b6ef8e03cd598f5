using Orleans.Storage;

namespace GitBrag.Tests.Hosting;

/// <summary>One host's storage provider over <see cref="StoredStates"/>, through the product's own serialiser.</summary>
internal sealed class StateStorage(StoredStates states, HostLink link, IGrainStorageSerializer serializer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        link.ThrowIfCut();
        grainState.RecordExists = states.TryRead(IdOf(stateName, grainId), out var data, out var etag);
        (grainState.State, grainState.ETag) = (data is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(new BinaryData(data)), etag);
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Still in the grain's turn: afterwards the state may change.
        var data = serializer.Serialize(grainState.State).ToArray();
        grainState.ETag = await Change(stateName, grainId, grainState.ETag, data);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await Change(stateName, grainId, grainState.ETag, null);
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string?> Change(string stateName, GrainId grainId, string? etag, byte[]? data)
    {
        var id = IdOf(stateName, grainId);
        link.ThrowIfCut();
        if (states.BeforeChange is { } before)
            await before(new StateChange(id, data is null));
        link.ThrowIfCut();
        return states.Change(id, etag, data) is (true, var changed)
            ? changed
            : throw new InconsistentStateException($"The state {stateName} of {grainId} was changed by somebody else.", null!, etag!);
    }

    private static StateId IdOf(string stateName, GrainId grainId) => new(grainId.ToString(), stateName);
}
