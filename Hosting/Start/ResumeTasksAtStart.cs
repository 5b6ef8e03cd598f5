using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Resumes what the process before this one left unfinished: in a single process nobody else does.</summary>
internal sealed class ResumeTasksAtStart(OverdueReminderDelivery reminders) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => reminders.Deliver(stoppingToken);
}
