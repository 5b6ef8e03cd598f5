namespace GitBrag.GitHub.StandIn;

internal static class Pause
{
    /// <summary>Waits by the clock; not at all for no time, so that a clock that stands holds nothing up.</summary>
    public static Task PauseAsync(this TimeProvider time, TimeSpan wait, CancellationToken ended) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, time, ended) : Task.CompletedTask;
}
