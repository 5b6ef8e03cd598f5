namespace GitBrag.Cli.Tests;

/// <summary>Waits for something that nobody signals.</summary>
internal static class Deadline
{
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(20, deadline.Token);
        }
    }
}
