using System.Collections.Concurrent;
using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Api.Tasks;

/// <summary>Follows the active tasks that have subscribers, with one poller a task however many subscribe.</summary>
internal sealed partial class TaskEventBroadcaster(
    IGrainFactory grains,
    RenderedReportCache reports,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<TaskEventBroadcaster> logger)
{
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryTimeout = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<UserKey, TaskBroadcast> _broadcasts = [];

    /// <summary>Subscribes to the active task of a username, or to the end of the last one.</summary>
    /// <param name="user">The username, or a viewer's private tasks of it.</param>
    /// <param name="cancellationToken">Ends the look-up, not the subscription.</param>
    /// <returns>The subscription; null when the username has no task.</returns>
    public async Task<TaskSubscription?> Subscribe(UserKey user, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_broadcasts.TryGetValue(user, out var known) && known.Subscribe() is { } subscription)
            {
                return subscription;
            }

            if (await Ask(user, null, cancellationToken) is not { } task)
            {
                return null;
            }

            var broadcast = new TaskBroadcast(task);
            if (task.HasEnded)
            {
                var last = broadcast.Subscribe();
                broadcast.Close();
                return last;
            }

            var first = broadcast.Subscribe();
            if (_broadcasts.TryAdd(user, broadcast))
            {
                _ = Poll(user, broadcast);
                return first;
            }
        }
    }

    private async Task Poll(UserKey user, TaskBroadcast broadcast)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            var ended = false;
            while (!ended && !broadcast.CloseIfUnused())
            {
                await Task.Delay(PollPeriod, time, stopping);
                var task = await AskWithRetries(user, broadcast.TaskId, stopping);
                if (task is not null)
                {
                    broadcast.Publish(task);
                }

                ended = task is null or { HasEnded: true };
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops.
        }
        catch (Exception exception)
        {
            LogBrokenOff(exception, user.Login.Name);
        }
        finally
        {
            _broadcasts.TryRemove(new KeyValuePair<UserKey, TaskBroadcast>(user, broadcast));
            broadcast.Close();
        }
    }

    // When a silo is lost, streams stay open and go on once the task can be read again.
    private async Task<ReportTask?> AskWithRetries(UserKey user, string id, CancellationToken stopping)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await Ask(user, id, stopping);
            }
            catch (Exception exception) when (TransientFaults.IsTransient(exception) && time.GetElapsedTime(began) < RetryTimeout)
            {
                await Task.Delay(RetryDelay, time, stopping);
            }
        }
    }

    private async Task<ReportTask?> Ask(UserKey user, string? id, CancellationToken cancellationToken)
    {
        var task = await grains.GetGrain<IUserGrain>(user.ToString()).GetTask(id, cancellationToken);
        if (task is not null)
        {
            reports.DropOutdated(task);
        }

        return task;
    }

    [LoggerMessage(LogLevel.Warning, "The task of {Username} can no longer be followed; its subscribers have to reconnect.")]
    private partial void LogBrokenOff(Exception exception, string username);
}
