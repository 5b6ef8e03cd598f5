namespace GitBrag.GitHub.Budgets;

/// <summary>Counts requests over a span of time that ends now.</summary>
/// <param name="span">How far back a request counts.</param>
internal sealed class RequestCount(TimeSpan span)
{
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>Counts a request.</summary>
    public void Add(DateTimeOffset now) => _sent.Enqueue(now);

    /// <summary>The instant at which another one stays within the limit; null when it does so now.</summary>
    public DateTimeOffset? FullUntil(int limit, DateTimeOffset now)
    {
        while (_sent.TryPeek(out var oldest) && oldest + span <= now)
        {
            _sent.Dequeue();
        }

        return _sent.Count < limit ? null : _sent.ElementAt(_sent.Count - limit) + span;
    }
}
