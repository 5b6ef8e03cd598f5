using GitBrag.Testing;

namespace GitBrag.LocalRuntime.Tests;

/// <summary>For what no signal tells: looks again until it is so, or a deadline of real time is over.</summary>
internal static class Eventually
{
    public static Task Equal<T>(T expected, Func<T> actual) =>
        Deadline.UntilAsync(() => EqualityComparer<T>.Default.Equals(expected, actual()), () => $"It is {actual()} instead of {expected}.");
}
