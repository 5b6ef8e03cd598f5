using GitBrag.GitHub.Requests;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

/// <summary>Moves the clock of a test in which real requests go out. By that clock an answer that takes long on a busy machine would come too late.</summary>
internal static class ReportTime
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(1);

    /// <summary>Moves the clock when somebody waits by it and no request is under way but those that the stand-in holds back.</summary>
    /// <param name="clock">The clock of the reports and of the stand-in.</param>
    /// <param name="gitHub">The stand-in; null where a script answers at once.</param>
    /// <param name="time">How far; not so far that a request which begins just now is given up.</param>
    public static void AdvanceWhenIdle(this ManualTimeProvider clock, GitHubStandIn? gitHub, TimeSpan time)
    {
        if (clock.ArmedTimers > 0 && clock.ArmedFor(GitHubClient.TryTimeout) <= (gitHub?.Held ?? 0))
            clock.Advance(time);
    }

    /// <summary>Waits for work that goes by a clock which nobody else moves.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="gitHub">As above.</param>
    /// <param name="work">The work.</param>
    /// <param name="step">How far to move the clock every millisecond or so.</param>
    public static async Task<T> RushAsync<T>(this ManualTimeProvider clock, GitHubStandIn? gitHub, Task<T> work, TimeSpan step)
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Poll));
            clock.AdvanceWhenIdle(gitHub, step);
        }

        return await work;
    }
}
