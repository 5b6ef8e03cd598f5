using Microsoft.Extensions.Hosting;

namespace GitBrag.Hosting;

/// <summary>Resumes the tasks that the previous process left unfinished.</summary>
internal sealed class ResumeTasksAtStart(OverdueReminderDelivery reminders) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => reminders.Deliver(stoppingToken);
}
