namespace GitBrag.LocalRuntime.Tests;

/// <summary>For what no signal tells: looks again until it is so, or a deadline of real time is over.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task Equal<T>(T expected, Func<T> actual)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < Patience;)
        {
            if (EqualityComparer<T>.Default.Equals(expected, actual()))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        Assert.Equal(expected, actual());
    }
}
