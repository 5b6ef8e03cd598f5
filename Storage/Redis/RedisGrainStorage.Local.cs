using Orleans.Storage;
using StackExchange.Redis;

namespace GitBrag.Storage.Redis;

/// <summary>
/// Keeps grain state in Redis exactly as the Orleans provider does with the service id <c>gitbrag</c>: the hash <c>gitbrag/state/{type}/{key}/{state}</c> with
/// the fields <c>etag</c> and <c>data</c>. A cleared record is deleted.
/// </summary>
/// <param name="connection">The connection to Redis.</param>
/// <param name="serializer">Turns state into octets and back.</param>
public sealed class RedisGrainStorage(RedisConnection connection, IGrainStorageSerializer serializer) : IGrainStorage
{
    private const string ETagField = "etag";
    private const string DataField = "data";

    // The scripts answer with nothing when they succeed, else with 'x' and the version that the record has; an absent record has the version ''. Sent a second time
    // because the first answer was lost, they succeed if they did the first time: a new version is a random value, so finding it means that this write put it there.
    private const string WriteScript =
        """
        local stored = redis.call('HGET', KEYS[1], 'etag') or ''
        if stored == ARGV[2] then return '' end
        if stored ~= ARGV[1] then return 'x' .. stored end
        redis.call('HSET', KEYS[1], 'etag', ARGV[2], 'data', ARGV[3])
        return ''
        """;

    private const string DeleteScript =
        """
        local stored = redis.call('HGET', KEYS[1], 'etag') or ''
        if stored ~= '' and stored ~= ARGV[1] then return 'x' .. stored end
        redis.call('DEL', KEYS[1])
        return ''
        """;

    /// <inheritdoc/>
    /// <exception cref="UnreadableRecordException">The record is damaged or of a newer version.</exception>
    /// <exception cref="StorageUnavailableException">Redis could not be reached.</exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = Key(stateName, grainId);
        var fields = await connection.RunAsync(database => database.HashGetAsync(key, [ETagField, DataField])).ConfigureAwait(false);
        var (etag, data) = ((string?)fields[0], (byte[]?)fields[1]);

        // Where another host clears a record without deleting it, the version stays and the data is empty.
        grainState.ETag = etag;
        grainState.RecordExists = data is { Length: > 0 };
        grainState.State = data is { Length: > 0 } ? Deserialize<T>(data, key) : Activator.CreateInstance<T>();
    }

    /// <inheritdoc/>
    /// <exception cref="StorageUnavailableException">Redis could not be reached; whether the record was written is not known.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var newETag = Guid.NewGuid().ToString("N");
        await ChangeAsync(WriteScript, Key(stateName, grainId), grainState.ETag, newETag, serializer.Serialize(grainState.State).ToArray()).ConfigureAwait(false);
        grainState.ETag = newETag;
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    /// <exception cref="StorageUnavailableException">Redis could not be reached; whether the record was deleted is not known.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await ChangeAsync(DeleteScript, Key(stateName, grainId), grainState.ETag).ConfigureAwait(false);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static string Key(string stateName, GrainId grainId) => $"gitbrag/state/{grainId}/{stateName}";

    private async Task ChangeAsync(string script, string key, string? etag, params RedisValue[] values)
    {
        var conflict = (string)await connection.EvaluateAsync(script, key, [etag ?? "", .. values]).ConfigureAwait(false);
        if (conflict.Length > 0)
            throw new InconsistentStateException($"The record {key} was changed by somebody else.", conflict is "x" ? null : conflict[1..], etag);
    }

    private T Deserialize<T>(byte[] data, string key)
    {
        try
        {
            return serializer.Deserialize<T>(new BinaryData(data))!;
        }
        catch (Exception error)
        {
            throw new UnreadableRecordException(key, $"Redis at {connection.Server}", error);
        }
    }
}
