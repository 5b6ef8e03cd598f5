using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>
/// Resumes the tasks of a silo as soon as the others know that it stopped or was killed. The active silo with the lowest address does this. If that one is lost too,
/// its loss triggers the next.
/// </summary>
internal sealed partial class ResumeTasksOnSiloLoss(
    IClusterMembershipService membership, ILocalSiloDetails self, OverdueReminderDelivery reminders, ILogger<ResumeTasksOnSiloLoss> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first silo of a new cluster resumes the tasks that the previous cluster left.
        var alive = ImmutableHashSet<SiloAddress>.Empty;
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var now = snapshot.Members.Values.Where(static member => IsAtWork(member.Status)).Select(static member => member.SiloAddress).ToImmutableHashSet();
            var isFirstLook = alive.IsEmpty;
            var lost = alive.Except(now);
            alive = now;
            if ((isFirstLook ? now.Count == 1 : !lost.IsEmpty) && IsFirst(snapshot))
            {
                await Resume(lost, stoppingToken);
            }
        }
    }

    // A silo that is stopping still has its tasks, or is handing them over.
    private static bool IsAtWork(SiloStatus status) => status is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping;

    private bool IsFirst(ClusterMembershipSnapshot snapshot) => snapshot.Members.Values
        .Where(static member => member.Status == SiloStatus.Active)
        .Min(static member => member.SiloAddress)?.Equals(self.SiloAddress) == true;

    private async Task Resume(ImmutableHashSet<SiloAddress> lost, CancellationToken cancellationToken)
    {
        if (!lost.IsEmpty)
        {
            LogLost(string.Join(", ", lost));
        }

        await reminders.Deliver(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Silos are gone: {Silos}. Their tasks are being resumed.")]
    private partial void LogLost(string silos);
}
