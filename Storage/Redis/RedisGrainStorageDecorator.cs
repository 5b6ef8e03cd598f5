using Orleans.Persistence.Redis;
using Orleans.Storage;

namespace GitBrag.Storage.Redis;

/// <summary>
/// Orleans' Redis storage with three additions. An unreadable record is refused by its name. A change whose answer was lost is looked up, and made again if it did not
/// happen, so that it is no conflict with itself. A fault says in one sentence what is wrong.
/// </summary>
/// <param name="redis">Orleans' storage of <see cref="RawState"/>.</param>
/// <param name="serializer">Serializes state.</param>
/// <param name="connection">The connection that <paramref name="redis"/> uses.</param>
/// <param name="time">The clock.</param>
internal sealed class RedisGrainStorageDecorator(IGrainStorage redis, IGrainStorageSerializer serializer, RedisConnection connection, TimeProvider time) : IGrainStorage
{
    /// <inheritdoc/>
    /// <exception cref="UnreadableRecordException">The record is damaged or of a newer version.</exception>
    /// <exception cref="StorageUnavailableException">Redis does not answer or refuses.</exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await ReadAsync(stateName, grainId).ConfigureAwait(false);
        grainState.State = stored.RecordExists ? Deserialize<T>(stored.State!.Bytes, $"gitbrag/state/{grainId}/{stateName}") : Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (stored.ETag, stored.RecordExists);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageUnavailableException">Redis does not answer or refuses.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = new GrainState<RawState>(new RawState { Bytes = serializer.Serialize(grainState.State) }, grainState.ETag);
        grainState.ETag = await ChangeAsync(stateName, grainId, record, erase: false).ConfigureAwait(false);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    /// <exception cref="StorageUnavailableException">Redis does not answer or refuses.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await ChangeAsync(stateName, grainId, new GrainState<RawState>(new RawState(), grainState.ETag), erase: true).ConfigureAwait(false);
        (grainState.RecordExists, grainState.State) = (false, Activator.CreateInstance<T>());
    }

    /// <summary>Writes or erases a record, and returns its ETag from then on.</summary>
    private async Task<string?> ChangeAsync(string stateName, GrainId grainId, GrainState<RawState> record, bool erase)
    {
        var (etag, bytes, began, answerLost) = (record.ETag, record.State!.Bytes, time.GetTimestamp(), false);
        while (true)
        {
            try
            {
                await (erase ? redis.ClearStateAsync(stateName, grainId, record) : redis.WriteStateAsync(stateName, grainId, record)).ConfigureAwait(false);
                return record.ETag;
            }
            catch (RedisStorageException error) when (answerLost || time.GetElapsedTime(began) >= connection.Settings.Timeout)
            {
                throw connection.Describe(error);
            }
            catch (Exception error) when (error is RedisStorageException or InconsistentStateException)
            {
                answerLost |= error is RedisStorageException;
                var stored = await ReadAsync(stateName, grainId).ConfigureAwait(false);

                // Without a lost answer, an equal record is another writer's.
                if (erase ? !stored.RecordExists : answerLost && stored.RecordExists && stored.State!.Bytes.ToMemory().Span.SequenceEqual(bytes.ToMemory().Span))
                {
                    return stored.ETag;
                }

                if (error is InconsistentStateException || stored.ETag != etag)
                {
                    throw new InconsistentStateException($"The record gitbrag/state/{grainId}/{stateName} in Redis at {connection.Settings} has another version.", stored.ETag, etag, error);
                }
            }
        }
    }

    private async Task<GrainState<RawState>> ReadAsync(string stateName, GrainId grainId)
    {
        var stored = new GrainState<RawState>();
        try
        {
            await redis.ReadStateAsync(stateName, grainId, stored).ConfigureAwait(false);
            return stored;
        }
        catch (RedisStorageException error)
        {
            throw connection.Describe(error);
        }
    }

    private T Deserialize<T>(BinaryData bytes, string record)
    {
        try
        {
            return serializer.Deserialize<T>(bytes)!;
        }
        catch (Exception error)
        {
            throw new UnreadableRecordException(record, $"Redis at {connection.Settings}", error);
        }
    }
}
