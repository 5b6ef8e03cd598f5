using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GitBrag.Hosting;

/// <summary>
/// Has the tasks of a silo that was killed, or stopped in order, resumed as soon as the others know that it has gone. One of them sees to it, the first by address;
/// should it be lost as well, that is the next loss, which the next one sees to.
/// </summary>
internal sealed partial class ResumeTasksOnSiloLoss(
    IClusterMembershipService membership, ILocalSiloDetails self, OverdueReminderDelivery reminders, ILogger<ResumeTasksOnSiloLoss> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Whoever begins a cluster anew finds what the one before left; for this, it counts as a loss that there is nobody else.
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

    // While it is being stopped, a silo still has its tasks, or is handing them on.
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

    [LoggerMessage(LogLevel.Information, "Silos have gone: {Silos}. Their tasks are resumed.")]
    private partial void LogLost(string silos);
}
