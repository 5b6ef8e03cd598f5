namespace GitBrag.Tests.Hosting;

/// <summary>One host's reminder table over <see cref="StoredReminders"/>.</summary>
/// <remarks>
/// Whatever a starting host finds overdue comes due just after that. Orleans would let it wait for the next multiple of its period, up to a minute.
/// </remarks>
internal sealed class ReminderStorage(StoredReminders reminders, HostLink link) : IReminderTable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Read(row => row.GrainId.Equals(grainId));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Read(row =>
    {
        var hash = row.GrainId.GetUniformHashCode();
        return begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;
    });

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        link.ThrowIfCut();
        return Task.FromResult(reminders.Read(row => row.GrainId.Equals(grainId) && row.ReminderName == reminderName).SingleOrDefault());
    }

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        link.ThrowIfCut();
        if (reminders.BeforeUpsert is { } before)
            await before(entry.GrainId);
        link.ThrowIfCut();
        return reminders.Upsert(entry);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        link.ThrowIfCut();
        return Task.FromResult(reminders.Remove(grainId, reminderName, eTag));
    }

    public Task TestOnlyClearTable() => throw new NotSupportedException("A test starts with tables of its own.");

    private Task<ReminderTableData> Read(Func<ReminderEntry, bool> match)
    {
        link.ThrowIfCut();
        var rows = reminders.Read(match);
        var soon = (TimeProvider.System.GetUtcNow() + Soon).UtcDateTime;
        foreach (var row in rows)
            row.StartAt = row.StartAt < soon ? soon : row.StartAt;
        return Task.FromResult(new ReminderTableData(rows));
    }
}
