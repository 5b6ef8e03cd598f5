namespace GitBrag.Storage.Redis;

/// <summary>
/// Keeps reminders in Redis exactly as the Orleans provider does with the service id <c>gitbrag</c>: the sorted set <c>gitbrag/reminders</c>, whose members all have
/// the score 0 and are looked up by their beginnings.
/// </summary>
/// <param name="connection">The connection to Redis.</param>
public sealed class RedisReminderTable(RedisConnection connection) : IReminderTable
{
    private const string Key = "gitbrag/reminders";

    private const string ReplaceScript =
        """
        redis.call('ZREMRANGEBYLEX', KEYS[1], '[' .. ARGV[1], '[' .. ARGV[2])
        return redis.call('ZADD', KEYS[1], 0, ARGV[3])
        """;

    /// <inheritdoc/>
    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadAsync(ReminderMember.Of(grainId));

    /// <inheritdoc/>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var (above, upTo) = (ReminderMember.Of(begin).Last, ReminderMember.Of(end).Last);
        if (begin < end)
            return new(await RangeAsync(above, upTo).ConfigureAwait(false));
        var high = await RangeAsync(above, ReminderMember.Of(uint.MaxValue).Last).ConfigureAwait(false);
        var low = await RangeAsync(ReminderMember.Of(uint.MinValue).First, upTo).ConfigureAwait(false);
        return new(high.Concat(low));
    }

    /// <inheritdoc/>
    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await ReadAsync(ReminderMember.Of(grainId, reminderName)).ConfigureAwait(false)).Reminders.SingleOrDefault();

    /// <inheritdoc/>
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var etag = Guid.NewGuid().ToString();
        var (first, last) = ReminderMember.Of(entry.GrainId, entry.ReminderName);
        await connection.EvaluateAsync(ReplaceScript, Key, first, last, ReminderMember.Write(entry, etag)).ConfigureAwait(false);
        return etag;
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var (first, last) = ReminderMember.Of(grainId, reminderName, eTag);
        return await connection.RunAsync(database => database.SortedSetRemoveRangeByValueAsync(Key, first, last)).ConfigureAwait(false) > 0;
    }

    /// <inheritdoc/>
    public Task TestOnlyClearTable() => connection.RunAsync(database => database.KeyDeleteAsync(Key));

    private async Task<ReminderTableData> ReadAsync((string First, string Last) range) => new(await RangeAsync(range.First, range.Last).ConfigureAwait(false));

    private async Task<IEnumerable<ReminderEntry>> RangeAsync(string first, string last)
    {
        var members = await connection.RunAsync(database => database.SortedSetRangeByValueAsync(Key, first, last)).ConfigureAwait(false);
        return members.Select(member => ReminderMember.Read((string)member!));
    }
}
