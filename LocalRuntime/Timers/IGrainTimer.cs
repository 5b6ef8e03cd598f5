namespace Orleans.Runtime;

/// <summary>A timer of an activation. Disposing it stops it; the end of the activation does too.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets it anew. During a callback this takes effect when the callback has ended.</summary>
    /// <param name="dueTime">Until the next callback; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
    /// <param name="period">From the end of one callback to the next; <see cref="Timeout.InfiniteTimeSpan"/> for only one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, or longer than 4,294,967,294 ms.</exception>
    void Change(TimeSpan dueTime, TimeSpan period);
}
