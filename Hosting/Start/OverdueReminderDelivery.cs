using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>
/// Delivers what reminders are there, without waiting for their next tick, which Orleans lets come up to a minute after a silo has started or taken a lost one's share.
/// A user's reminder stands as long as a task of that user is unfinished: its delivery brings the activation about that resumes the task.
/// </summary>
internal sealed partial class OverdueReminderDelivery(IReminderTable table, IGrainFactory grains, TimeProvider time, ILogger<OverdueReminderDelivery> logger)
{
    private const int AtOnce = 100;

    /// <summary>Delivers those that are overdue by their first date. Where that fails, their next tick is soon enough.</summary>
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

    // A grain that cannot take it now gets Orleans' own tick in time.
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

    [LoggerMessage(LogLevel.Warning, "Tasks could not be resumed at once; their reminders do it within a minute.")]
    private partial void LogLater(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The overdue reminder {ReminderName} of {GrainId} could not be delivered at once; its next tick comes within a minute.")]
    private partial void LogLeft(Exception exception, string reminderName, string grainId);
}
