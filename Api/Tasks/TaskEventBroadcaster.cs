using System.Collections.Concurrent;
using GitBrag.Api.Serving;
using GitBrag.Hosting;
using GitBrag.Users;

namespace GitBrag.Api.Tasks;

/// <summary>Follows the active tasks of the usernames that somebody listens to, with one poller a task however many listen.</summary>
internal sealed partial class TaskEventBroadcaster(
    IGrainFactory grains,
    RenderedReportCache reports,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<TaskEventBroadcaster> logger)
{
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<UserKey, TaskBroadcast> _feeds = [];

    /// <summary>Begins to listen to the active task of a username, or to the end of the last one.</summary>
    /// <param name="user">The username, and whose private tasks of it.</param>
    /// <param name="cancellationToken">Ends the look-up, not the listening.</param>
    /// <returns>The listener; null when the username has no task.</returns>
    public async Task<TaskSubscription?> Join(UserKey user, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_feeds.TryGetValue(user, out var known) && known.Join() is { } listener)
            {
                return listener;
            }

            if (await Ask(user, null, cancellationToken) is not { } task)
            {
                return null;
            }

            var feed = new TaskBroadcast(task);
            if (task.HasEnded)
            {
                var last = feed.Join();
                feed.Close();
                return last;
            }

            var first = feed.Join();
            if (_feeds.TryAdd(user, feed))
            {
                _ = Poll(user, feed);
                return first;
            }
        }
    }

    private async Task Poll(UserKey user, TaskBroadcast feed)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            var ended = false;
            while (!ended && !feed.CloseWhenAbandoned())
            {
                await Task.Delay(PollPeriod, time, stopping);
                var task = await AskPatiently(user, feed.TaskId, stopping);
                if (task is not null)
                {
                    feed.Publish(task);
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
            _feeds.TryRemove(new KeyValuePair<UserKey, TaskBroadcast>(user, feed));
            feed.Close();
        }
    }

    // Listeners need not know that a silo was lost, or all of them for a while: their stream goes on with a heartbeat, and then with the task.
    private async Task<ReportTask?> AskPatiently(UserKey user, string id, CancellationToken stopping)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await Ask(user, id, stopping);
            }
            catch (Exception exception) when (GrainFaults.Passes(exception) && time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(PauseAfterFault, time, stopping);
            }
        }
    }

    private async Task<ReportTask?> Ask(UserKey user, string? id, CancellationToken cancellationToken)
    {
        var task = await grains.GetGrain<IUserGrain>(user.ToString()).GetTask(id, cancellationToken);
        if (task is not null)
        {
            reports.Expect(task);
        }

        return task;
    }

    [LoggerMessage(LogLevel.Warning, "The progress of {Username}'s task could not be followed any longer; its listeners have to ask again.")]
    private partial void LogBrokenOff(Exception exception, string username);
}
