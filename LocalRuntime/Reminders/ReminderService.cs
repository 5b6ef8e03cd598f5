using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>Keeps the reminders of the process: those in the table, read at start and again from time to time, and those that grains register.</summary>
internal sealed partial class ReminderService(
    GrainFactory grains, GrainCatalog catalog, ActivationDirectory activations, ILogger<ReminderService> logger, IReminderTable? table = null) : IDisposable
{
    /// <summary>Orleans' limit.</summary>
    private static readonly TimeSpan MinimumPeriod = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(GrainId GrainId, string Name), LocalReminder> _kept = [];

    // Held while the table and what is kept change together, so that a row read is never older than one registered.
    private readonly SemaphoreSlim _changing = new(1);
    private bool _ticking;

    private IReminderTable Table =>
        table ?? throw new InvalidOperationException("No reminder table is registered: IReminderTable has to be a singleton of the host's services.");

    /// <summary>Reads the table for the first time. Until then, and after <see cref="StopAsync"/>, nothing ticks.</summary>
    public Task StartAsync()
    {
        _ticking = true;
        return RefreshAsync();
    }

    /// <summary>Delivers no more ticks. The table can still be changed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        _ticking = false;
        foreach (var key in _kept.Keys.ToList())
            Drop(key);
        _changing.Release();
    }

    /// <summary>Reads the table and keeps exactly what it says.</summary>
    public async Task RefreshAsync()
    {
        await _changing.WaitAsync();
        try
        {
            if (!_ticking)
                return;
            var rows = (await Table.ReadRows(0, 0)).Reminders.ToDictionary(row => (row.GrainId, row.ReminderName));
            foreach (var gone in _kept.Keys.Except(rows.Keys).ToList())
                Drop(gone);
            foreach (var row in rows.Values)
                Keep(row);
        }
        finally
        {
            _changing.Release();
        }
    }

    public async Task<IGrainReminder> RegisterAsync(GrainId grainId, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < MinimumPeriod)
            throw new ArgumentException($"The reminder {name} has a period of {period}; the shortest is {MinimumPeriod}.", nameof(period));
        var startAt = activations.Time.GetUtcNow().UtcDateTime.Add(dueTime);
        var entry = new ReminderEntry { GrainId = grainId, ReminderName = name, StartAt = startAt, Period = period };
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            entry.ETag = await Table.UpsertRow(entry).ConfigureAwait(false)
                ?? throw new ReminderException($"The {entry} could not be stored; somebody else may have changed it at the same time.");
            if (_ticking)
                Keep(entry);
            return new ReminderHandle(name, entry.ETag);
        }
        finally
        {
            _changing.Release();
        }
    }

    public async Task UnregisterAsync(GrainId grainId, IGrainReminder reminder)
    {
        if (reminder is not ReminderHandle handle)
            throw new ArgumentException("The reminder does not come from this runtime.", nameof(reminder));
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!await Table.RemoveRow(grainId, handle.ReminderName, handle.ETag).ConfigureAwait(false)
                && await Table.ReadRow(grainId, handle.ReminderName).ConfigureAwait(false) is not null)
                throw new ReminderException($"The reminder {handle.ReminderName} of {grainId} was registered anew in the meantime; get it and try again.");
            Drop((grainId, handle.ReminderName));
        }
        finally
        {
            _changing.Release();
        }
    }

    public async Task<IGrainReminder?> GetAsync(GrainId grainId, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return await Table.ReadRow(grainId, name).ConfigureAwait(false) is { } row ? new ReminderHandle(name, row.ETag!) : null;
    }

    /// <summary>Ends the ticks of a host that was never stopped.</summary>
    public void Dispose()
    {
        foreach (var key in _kept.Keys.ToList())
            Drop(key);
        _changing.Dispose();
    }

    private void Keep(ReminderEntry row)
    {
        var key = (row.GrainId, row.ReminderName);
        if (_kept.TryGetValue(key, out var kept) && kept.Entry.ETag == row.ETag)
            return;
        Drop(key);
        if (catalog.Named(row.GrainId.Type) is not { } grainClass || !typeof(IRemindable).IsAssignableFrom(grainClass.Type) || row.Period < MinimumPeriod)
        {
            Log.Ignored(logger, row.ReminderName, row.GrainId.ToString());
            return;
        }

        var grain = (IRemindable)grains.Reference(typeof(IRemindable), grainClass, row.GrainId);
        _kept[key] = new LocalReminder(row, grain, activations.Time, logger);
    }

    private void Drop((GrainId GrainId, string Name) key)
    {
        if (_kept.Remove(key, out var kept))
            kept.Stop();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The reminder {ReminderName} of {GrainId} is ignored: no grain class here takes it, or its period is under a minute")]
        public static partial void Ignored(ILogger logger, string reminderName, string grainId);
    }
}
