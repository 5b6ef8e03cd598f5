using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>
/// Delivers overdue reminders at once. Orleans' own tick comes up to a minute after a silo started or took over a lost silo's range.
/// A user has a reminder while a task is unfinished; its delivery activates the user grain, which resumes the task.
/// </summary>
internal sealed partial class OverdueReminderDelivery(IReminderTable table, IGrainFactory grains, TimeProvider time, ILogger<OverdueReminderDelivery> logger)
{
    private const int AtOnce = 100;

    /// <summary>Delivers the reminders whose first date has passed. If that fails, their next tick does it.</summary>
    public async Task Deliver(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            var kept = await table.ReadRows(0, 0, cancellationToken);
            foreach (var batch in kept.Reminders.Where(reminder => reminder.StartAt <= now).Chunk(AtOnce))
            {
                await Task.WhenAll(batch.Select(reminder => Deliver(reminder, now)));
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogLater(exception);
        }
    }

    private async Task Deliver(ReminderEntry reminder, DateTime now)
    {
        try
        {
            await grains.GetGrain<IRemindable>(reminder.GrainId).ReceiveReminder(reminder.ReminderName, new TickStatus(reminder.StartAt, reminder.Period, now));
        }
        catch (Exception exception)
        {
            LogLeft(exception, reminder.ReminderName, reminder.GrainId.ToString());
        }
    }

    [LoggerMessage(LogLevel.Warning, "Tasks were not resumed at once. Their reminders resume them within a minute.")]
    private partial void LogLater(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The overdue reminder {ReminderName} of {GrainId} was not delivered at once. Its next tick comes within a minute.")]
    private partial void LogLeft(Exception exception, string reminderName, string grainId);
}
