using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace GitBrag.LocalRuntime;

/// <summary>A reminder that is being kept: waits for each tick and delivers it, one after the other.</summary>
internal sealed partial class LocalReminder
{
    /// <summary>.NET timers cannot wait much longer than 49 days at a stretch.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly IRemindable _grain;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopped = new();

    public LocalReminder(ReminderEntry entry, IRemindable grain, TimeProvider time, ILogger logger)
    {
        (Entry, _grain, _time, _logger) = (entry, grain, time, logger);
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(KeepAsync);
    }

    public ReminderEntry Entry { get; }

    /// <summary>Stops it. A tick that is being delivered goes on.</summary>
    public void Stop() => _stopped.Cancel();

    private async Task KeepAsync()
    {
        // Overdue: at once. The ticks missed since are not made up for.
        var due = Later(Entry.StartAt, _time.GetUtcNow().UtcDateTime);
        while (await WaitUntilAsync(due))
        {
            await TickAsync();
            var now = _time.GetUtcNow().UtcDateTime;
            var missed = Math.Max(0, (now - due).Ticks / Entry.Period.Ticks);
            due += Entry.Period * (missed + 1);
        }
    }

    private async Task<bool> WaitUntilAsync(DateTime due)
    {
        try
        {
            for (var left = due - _time.GetUtcNow().UtcDateTime; left > TimeSpan.Zero; left = due - _time.GetUtcNow().UtcDateTime)
                await Task.Delay(left < LongestWait ? left : LongestWait, _time, _stopped.Token);
            return !_stopped.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TickAsync()
    {
        try
        {
            await _grain.ReceiveReminder(Entry.ReminderName, new TickStatus(Entry.StartAt, Entry.Period, _time.GetUtcNow().UtcDateTime));
        }
        catch (Exception exception)
        {
            Log.TickFailed(_logger, Entry.ReminderName, Entry.GrainId.ToString(), exception);
        }
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The reminder {ReminderName} of the grain {GrainId} failed; it comes again")]
        public static partial void TickFailed(ILogger logger, string reminderName, string grainId, Exception exception);
    }
}
