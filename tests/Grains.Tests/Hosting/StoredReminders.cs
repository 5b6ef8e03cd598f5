using System.Globalization;

namespace GitBrag.Tests.Hosting;

/// <summary>The reminders of the grains. They outlive the hosts over them, and are shared by the silos of a cluster.</summary>
internal sealed class StoredReminders
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId GrainId, string Name), ReminderEntry> _rows = [];
    private int _versions;

    /// <summary>Called before each registration, which waits for it and fails as it fails. Null for none.</summary>
    public Func<GrainId, Task>? BeforeUpsert { get; set; }

    public IReadOnlyCollection<ReminderEntry> Rows => Read(static _ => true);

    public IReadOnlyCollection<ReminderEntry> Read(Func<ReminderEntry, bool> match)
    {
        lock (_gate)
            return [.. _rows.Values.Where(match).Select(Copy)];
    }

    public string Upsert(ReminderEntry entry)
    {
        lock (_gate)
        {
            var row = Copy(entry);
            row.ETag = (++_versions).ToString(CultureInfo.InvariantCulture);
            _rows[(row.GrainId, row.ReminderName)] = row;
            return row.ETag;
        }
    }

    public bool Remove(GrainId grainId, string name, string etag)
    {
        lock (_gate)
            return _rows.TryGetValue((grainId, name), out var row) && row.ETag == etag && _rows.Remove((grainId, name));
    }

    private static ReminderEntry Copy(ReminderEntry row) =>
        new() { GrainId = row.GrainId, ReminderName = row.ReminderName, StartAt = row.StartAt, Period = row.Period, ETag = row.ETag };
}
