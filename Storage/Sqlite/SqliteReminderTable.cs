using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GitBrag.Storage.Sqlite;

/// <summary>Keeps reminders in the storage file.</summary>
/// <param name="database">The storage file.</param>
public sealed class SqliteReminderTable(SqliteDatabase database) : IReminderTable
{
    private const string Select = "SELECT grain_id, name, start_at, period, etag FROM reminder ";

    private const string Upsert =
        """
        INSERT INTO reminder (grain_id, name, grain_hash, start_at, period, etag) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO UPDATE SET start_at = $4, period = $5, etag = $6
        """;

    /// <inheritdoc/>
    public async Task<ReminderTableData> ReadRows(GrainId grainId) => new(await QueryAsync("WHERE grain_id = $1", grainId.ToString()).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        new(await QueryAsync(begin < end ? "WHERE grain_hash > $1 AND grain_hash <= $2" : "WHERE grain_hash > $1 OR grain_hash <= $2", begin, end).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await QueryAsync("WHERE grain_id = $1 AND name = $2", grainId.ToString(), reminderName).ConfigureAwait(false)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var etag = Guid.NewGuid().ToString();
        object[] values =
        [
            entry.GrainId.ToString(),
            entry.ReminderName,
            entry.GrainId.GetUniformHashCode(),
            entry.StartAt.ToString("O", CultureInfo.InvariantCulture),
            entry.Period.ToString("c"),
            etag,
        ];
        await database.WriteAsync(session => session.Execute(Upsert, values)).ConfigureAwait(false);
        return etag;
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var id = grainId.ToString();
        return await database.WriteAsync(session =>
            session.Execute("DELETE FROM reminder WHERE grain_id = $1 AND name = $2 AND etag = $3", id, reminderName, eTag)).ConfigureAwait(false) == 1;
    }

    /// <inheritdoc/>
    public Task TestOnlyClearTable() => database.WriteAsync(session => session.Execute("DELETE FROM reminder"));

    private Task<List<ReminderEntry>> QueryAsync(string where, params object[] values) =>
        database.ReadAsync(session => session.Query(ReadEntry, Select + where, values));

    private static ReminderEntry ReadEntry(SqliteDataReader row) => new()
    {
        GrainId = GrainId.Parse(row.GetString(0)),
        ReminderName = row.GetString(1),
        StartAt = DateTime.Parse(row.GetString(2), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Period = TimeSpan.ParseExact(row.GetString(3), "c", CultureInfo.InvariantCulture),
        ETag = row.GetString(4),
    };
}
