using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>
/// Delivers what is overdue from the process before this one as soon as the silo has started. Orleans itself waits up to a minute with the first tick of a
/// reminder, and in a single process nobody else resumes an interrupted task before that.
/// </summary>
internal sealed partial class OverdueReminders(IReminderTable table, IGrainFactory grains, TimeProvider time, ILogger<OverdueReminders> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var kept = await table.ReadRows(0, 0, stoppingToken);
        await Task.WhenAll(kept.Reminders.Where(reminder => reminder.StartAt <= now).Select(reminder => Deliver(reminder, now)));
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

    [LoggerMessage(LogLevel.Warning, "The overdue reminder {ReminderName} of {GrainId} could not be delivered at start; its next tick comes within a minute.")]
    private partial void LogLeft(Exception exception, string reminderName, string grainId);
}
