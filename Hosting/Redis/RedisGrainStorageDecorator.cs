using GitBrag.Storage;
using Orleans.Storage;

namespace GitBrag.Hosting;

/// <summary>
/// Orleans' Redis storage, with what is stored made out here: that one tells a record that it cannot make out by a text alone, in the very exception that says that Redis
/// does not answer, and such a record must be refused at once and by its name.
/// </summary>
/// <param name="redis">Orleans' own, which keeps <see cref="RawState"/>s.</param>
/// <param name="serializer">Turns state into octets and back.</param>
/// <param name="server">The server, for people.</param>
internal sealed class RedisGrainStorageDecorator(IGrainStorage redis, IGrainStorageSerializer serializer, string server) : IGrainStorage
{
    /// <inheritdoc/>
    /// <exception cref="UnreadableRecordException">The record is damaged or of a newer version.</exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = new GrainState<RawState>();
        await redis.ReadStateAsync(stateName, grainId, stored).ConfigureAwait(false);
        grainState.State = stored.RecordExists ? MakeOut<T>(stored.State!.Octets, $"gitbrag/state/{grainId}/{stateName}") : Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (stored.ETag, stored.RecordExists);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = new GrainState<RawState>(new RawState { Octets = serializer.Serialize(grainState.State) }, grainState.ETag);
        await redis.WriteStateAsync(stateName, grainId, stored).ConfigureAwait(false);
        (grainState.ETag, grainState.RecordExists) = (stored.ETag, true);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = new GrainState<RawState>(new RawState(), grainState.ETag);
        await redis.ClearStateAsync(stateName, grainId, stored).ConfigureAwait(false);
        (grainState.ETag, grainState.RecordExists, grainState.State) = (stored.ETag, false, Activator.CreateInstance<T>());
    }

    private T MakeOut<T>(BinaryData octets, string record)
    {
        try
        {
            return serializer.Deserialize<T>(octets)!;
        }
        catch (Exception error)
        {
            throw new UnreadableRecordException(record, server, error);
        }
    }
}
