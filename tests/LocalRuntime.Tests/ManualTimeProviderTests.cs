using GitBrag.Testing;

namespace GitBrag.LocalRuntime.Tests;

public sealed class ManualTimeProviderTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_and_see_that_instant()
    {
        var time = new ManualTimeProvider();
        var start = time.GetUtcNow();
        List<string> fired = [];
        using var late = Timer(time, "late", 3 * Second, Timeout.InfiniteTimeSpan, fired);
        using var periodic = Timer(time, "periodic", Second, 2 * Second, fired);
        using var stopped = Timer(time, "stopped", 2 * Second, Second, fired);
        stopped.Dispose();

        time.Advance(5 * Second);

        Assert.Equal(["periodic 1", "late 3", "periodic 3", "periodic 5"], fired);
        Assert.Equal(start + (5 * Second), time.GetUtcNow());
        Assert.Equal(5 * Second, time.GetElapsedTime(0));
    }

    [Fact]
    public async Task Delays_and_cancellations_follow_the_clock_and_armed_timers_can_be_awaited()
    {
        var time = new ManualTimeProvider();
        using var cancellation = new CancellationTokenSource(2 * Second, time);
        var delay = Task.Delay(Second, time);
        var armed = time.WhenArmedAsync(3);
        Assert.False(armed.IsCompleted);
        var another = Task.Delay(10 * Second, time);
        await armed;
        time.Advance(Second);
        await delay;
        Assert.False(cancellation.IsCancellationRequested);
        time.Advance(Second);

        Assert.True(cancellation.IsCancellationRequested);
        Assert.False(another.IsCompleted);
        Assert.Equal(1, time.ArmedTimers);
    }

    private static ITimer Timer(ManualTimeProvider time, string name, TimeSpan dueTime, TimeSpan period, List<string> fired)
    {
        var start = time.GetUtcNow();
        return time.CreateTimer(_ => fired.Add($"{name} {(time.GetUtcNow() - start).TotalSeconds}"), null, dueTime, period);
    }
}
