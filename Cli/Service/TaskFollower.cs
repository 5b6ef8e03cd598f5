using GitBrag.Cli.Invocation;

namespace GitBrag.Cli.Service;

/// <summary>Follows a task until it has ended.</summary>
/// <param name="client">Reaches the service.</param>
/// <param name="time">The clock that the questions are spaced by.</param>
public sealed class TaskFollower(ServiceClient client, TimeProvider time)
{
    // A small report is there within a second or two; a large one takes minutes and is asked for less often.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Asks for the task again and again.</summary>
    /// <param name="task">Its address.</param>
    /// <param name="onAnswer">Called with each answer.</param>
    /// <param name="cancellationToken">Ends the following, not the task.</param>
    /// <returns>The task as it ended.</returns>
    /// <exception cref="CommandFailedException">The service cannot be asked any more.</exception>
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
