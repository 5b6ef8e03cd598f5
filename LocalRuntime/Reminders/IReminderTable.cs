using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are kept. The runtime takes it from the services.</summary>
public interface IReminderTable
{
    /// <summary>Makes the table ready; called once before anything else.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The start.</returns>
    Task StartAsync(CancellationToken cancellationToken = default)
#pragma warning disable CS0618 // Orleans still calls the obsolete member when only that is implemented.
        => Init();
#pragma warning restore CS0618

    /// <summary>The older form of <see cref="StartAsync"/>.</summary>
    /// <returns>The start.</returns>
    [Obsolete("Implement and use StartAsync instead")]
    Task Init() => Task.CompletedTask;

    /// <summary>Reads the reminders of a grain.</summary>
    /// <param name="grainId">The grain.</param>
    /// <returns>Its rows.</returns>
    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>
    /// Reads the rows whose <see cref="GrainId.GetUniformHashCode"/> is above <paramref name="begin"/> and not above <paramref name="end"/>.
    /// When begin is not below end, those above begin and those not above end; with equal bounds that is all of them.
    /// </summary>
    /// <param name="begin">The lower bound, not part of the range.</param>
    /// <param name="end">The upper bound, part of the range.</param>
    /// <returns>The rows.</returns>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    /// <summary>Reads one row.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="reminderName">The reminder's name.</param>
    /// <returns>The row; null when there is none.</returns>
    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Adds or replaces a row, whatever its version.</summary>
    /// <param name="entry">The row.</param>
    /// <returns>The row's new version; null when it could not be stored.</returns>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>Removes a row if its version is still the given one.</summary>
    /// <param name="grainId">The grain.</param>
    /// <param name="reminderName">The reminder's name.</param>
    /// <param name="eTag">The version.</param>
    /// <returns>Whether it was there and was removed.</returns>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    /// <summary>Removes all rows. For tests.</summary>
    /// <returns>The removal.</returns>
    Task TestOnlyClearTable();

    /// <summary>Ends the use of the table.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The end.</returns>
    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
