namespace GitBrag.Credentials;

/// <summary>Adds amounts up over a span of time that ends now.</summary>
/// <param name="span">How far back an amount counts.</param>
internal sealed class SlidingSum(TimeSpan span)
{
    private readonly Queue<Entry> _entries = new();
    private readonly Dictionary<string, double> _shares = [];
    private double _total;

    private readonly record struct Entry(DateTimeOffset At, double Amount, string Session);

    /// <summary>Adds an amount.</summary>
    public void Add(DateTimeOffset now, double amount, string session)
    {
        _entries.Enqueue(new Entry(now, amount, session));
        _total += amount;
        _shares[session] = _shares.GetValueOrDefault(session) + amount;
    }

    /// <summary>The sum now.</summary>
    public double Total(DateTimeOffset now)
    {
        Forget(now);
        return _total;
    }

    /// <summary>One session's part of the sum now.</summary>
    public double Share(DateTimeOffset now, string session)
    {
        Forget(now);
        return _shares.GetValueOrDefault(session);
    }

    /// <summary>The instant at which at least this much will have passed out of the sum; null when the sum holds less.</summary>
    public DateTimeOffset? WhenLessBy(double amount)
    {
        foreach (var entry in _entries)
        {
            amount -= entry.Amount;
            if (amount <= 0)
            {
                return entry.At + span;
            }
        }

        return null;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_entries.TryPeek(out var oldest) && oldest.At + span <= now)
        {
            _entries.Dequeue();
            _total -= oldest.Amount;
            DropShare(oldest);
        }

        // Sums of fractions drift; an empty window is exactly nothing.
        if (_entries.Count == 0)
        {
            _total = 0;
            _shares.Clear();
        }
    }

    // A session that is down to a rounding error is forgotten, so that the table holds the last minute's sessions only. It may still have entries of nothing.
    private void DropShare(Entry oldest)
    {
        var left = _shares.GetValueOrDefault(oldest.Session) - oldest.Amount;
        if (left < 1e-6)
        {
            _shares.Remove(oldest.Session);
        }
        else
        {
            _shares[oldest.Session] = left;
        }
    }
}
