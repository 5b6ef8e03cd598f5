using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace GitBrag.LocalRuntime;

/// <summary>Starts the reminders and the runtime's rounds with the host, and ends every activation with it.</summary>
internal sealed partial class LocalRuntimeHost(
    ActivationDirectory activations, ReminderService reminders, ILogger<LocalRuntimeHost> logger, IReminderTable? table = null) : IHostedService, IDisposable
{
    /// <summary>How exactly the response timeout is kept.</summary>
    private static readonly TimeSpan TimeoutRound = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopped = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = EveryAsync(TimeoutRound, () => Run(activations.TimeOutRequests));
        _ = EveryAsync(activations.Options.CollectionInterval, () => Run(activations.DeactivateIdle));
        if (table is null)
            return;
        await table.StartAsync(cancellationToken);
        await reminders.StartAsync();
        _ = EveryAsync(activations.Options.ReminderRefreshInterval, reminders.RefreshAsync);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await reminders.StopAsync(cancellationToken);
        await activations.StopAsync(cancellationToken);
        await _stopped.CancelAsync();

        // Last, because a grain may register a reminder while it is deactivated.
        if (table is not null)
            await table.StopAsync(cancellationToken);
    }

    /// <summary>Ends the rounds of a host that was never stopped.</summary>
    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private static Task Run(Action round)
    {
        round();
        return Task.CompletedTask;
    }

    private async Task EveryAsync(TimeSpan interval, Func<Task> round)
    {
        using var timer = new PeriodicTimer(interval, activations.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopped.Token))
                await RunLoggedAsync(round);
        }
        catch (OperationCanceledException)
        {
            // The host has stopped.
        }
    }

    private async Task RunLoggedAsync(Func<Task> round)
    {
        try
        {
            await round();
        }
        catch (Exception exception)
        {
            Log.RoundFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A round of the grain runtime failed; the next one comes")]
        public static partial void RoundFailed(ILogger logger, Exception exception);
    }
}
