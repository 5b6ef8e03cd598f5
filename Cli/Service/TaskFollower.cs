using GitBrag.Cli.Invocation;

namespace GitBrag.Cli.Service;

/// <summary>Polls a task until it has ended.</summary>
/// <param name="client">The client of the service.</param>
/// <param name="time">The clock.</param>
public sealed class TaskFollower(ServiceClient client, TimeProvider time)
{
    // A small report takes a second or two. A large one takes minutes, so later polls are rarer.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Polls the task.</summary>
    /// <param name="task">The address of the task.</param>
    /// <param name="onAnswer">Called with each answer.</param>
    /// <param name="cancellationToken">Stops the polling, not the task.</param>
    /// <returns>The task as it ended.</returns>
    /// <exception cref="CommandFailedException">The service no longer answers.</exception>
    public async Task<TaskAnswer> FollowAsync(Uri task, Action<TaskAnswer> onAnswer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onAnswer);
        for (var pause = Shortest; ; pause = pause * 1.25 < Longest ? pause * 1.25 : Longest)
        {
            var answer = await client.GetTaskAsync(task, cancellationToken);
            if (answer.HasEnded)
            {
                return answer;
            }

            onAnswer(answer);
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
