using System.Globalization;
using Orleans.Storage;

namespace GitBrag.Storage.Sqlite;

/// <summary>Keeps grain state in the storage file. A record's ETag is a new random value at every write.</summary>
/// <param name="database">The storage file.</param>
/// <param name="serializer">Turns state into octets and back.</param>
/// <param name="time">Says when a record was written.</param>
public sealed class SqliteGrainStorage(SqliteDatabase database, IGrainStorageSerializer serializer, TimeProvider time) : IGrainStorage
{
    private const string Select = "SELECT etag, data FROM grain_state WHERE grain_id = $1 AND state_name = $2";
    private const string SelectETag = "SELECT etag FROM grain_state WHERE grain_id = $1 AND state_name = $2";
    private const string Insert = "INSERT INTO grain_state (grain_id, state_name, etag, modified_at, data) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    private const string Update = "UPDATE grain_state SET etag = $3, modified_at = $4, data = $5 WHERE grain_id = $1 AND state_name = $2 AND etag = $6";
    private const string Delete = "DELETE FROM grain_state WHERE grain_id = $1 AND state_name = $2 AND etag = $3";

    /// <inheritdoc/>
    /// <exception cref="UnreadableRecordException">The record is damaged or of a newer version.</exception>
    /// <exception cref="StorageException">The file could not be read.</exception>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var id = grainId.ToString();
        var rows = await database.ReadAsync(session =>
            session.Query(row => (ETag: row.GetString(0), Data: row.GetFieldValue<byte[]>(1)), Select, id, stateName)).ConfigureAwait(false);

        grainState.RecordExists = rows is [_];
        (grainState.ETag, grainState.State) = rows is [var (etag, data)]
            ? (etag, Deserialize<T>(data, id, stateName))
            : (null, Activator.CreateInstance<T>());
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file could not be written.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Still in the grain's turn: afterwards the state may change.
        var (id, etag, newETag) = (grainId.ToString(), grainState.ETag, Guid.NewGuid().ToString("N"));
        var data = serializer.Serialize(grainState.State).ToArray();
        var now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

        await database.WriteAsync(session =>
        {
            var written = etag is null
                ? session.Execute(Insert, id, stateName, newETag, now, data)
                : session.Execute(Update, id, stateName, newETag, now, data, etag);
            return written == 1 ? true : throw Conflict(id, stateName, (string?)session.Scalar(SelectETag, id, stateName), etag);
        }).ConfigureAwait(false);

        grainState.ETag = newETag;
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file could not be written.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (id, etag) = (grainId.ToString(), grainState.ETag);
        await database.WriteAsync(session =>
        {
            // A record that is gone already is as good as deleted.
            session.Execute(Delete, id, stateName, etag ?? "");
            return session.Scalar(SelectETag, id, stateName) is string stored ? throw Conflict(id, stateName, stored, etag) : true;
        }, erases: true).ConfigureAwait(false);

        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static InconsistentStateException Conflict(string id, string stateName, string? stored, string? etag) =>
        new($"The record {id}/{stateName} was changed by another writer.", stored, etag);

    private T Deserialize<T>(byte[] data, string id, string stateName)
    {
        try
        {
            return serializer.Deserialize<T>(new BinaryData(data))!;
        }
        catch (Exception error)
        {
            throw new UnreadableRecordException($"{id}/{stateName}", database.Path, error);
        }
    }
}
