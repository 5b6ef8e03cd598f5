using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace GitBrag.Testing;

/// <summary>Waits for what nobody signals, by looking again and again.</summary>
public static class Deadline
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a test waits at most: long enough for a machine that does much else, as nothing is won by giving up early.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Waits until something is so.</summary>
    /// <param name="condition">Whether it is.</param>
    /// <param name="otherwise">What there is to say when it does not come about; null for nothing but the condition.</param>
    /// <param name="text">The condition as written, for the message.</param>
    /// <exception cref="TimeoutException">It did not come about in <see cref="Patience"/>.</exception>
    public static Task UntilAsync(Func<bool> condition, Func<string>? otherwise = null, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        UntilAsync(() => Task.FromResult(condition()), otherwise, text);

    /// <inheritdoc cref="UntilAsync(Func{bool}, Func{string}?, string)"/>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string>? otherwise = null, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"Not after {Patience.TotalSeconds} s: {text}. {otherwise?.Invoke()}");
            }

            await Task.Delay(Pause);
        }
    }
}
