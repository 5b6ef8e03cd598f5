namespace GitBrag.GitHub.Budgets;

/// <summary>Keeps what the answers of the last minute took, and says how much of it was work. Milliseconds.</summary>
/// <remarks>An answer is judged by the usual costs known when the ledger is asked, not when it came: the first answers come before any cost is known.</remarks>
/// <param name="span">How far back an answer counts.</param>
/// <param name="rates">The usual costs.</param>
internal sealed class WorkLedger(TimeSpan span, WorkRates rates)
{
    private readonly Queue<Entry> _entries = new();

    private readonly record struct Entry(DateTimeOffset At, string Session, SpentTime Spent);

    /// <summary>Notes an answer.</summary>
    public void Add(DateTimeOffset now, string session, SpentTime spent) => _entries.Enqueue(new Entry(now, session, spent));

    /// <summary>The work of the last minute.</summary>
    public double Total(DateTimeOffset now)
    {
        Forget(now);
        return _entries.Sum(entry => rates.WorkIn(entry.Spent));
    }

    /// <summary>One session's part of it.</summary>
    public double Share(DateTimeOffset now, string session)
    {
        Forget(now);
        return _entries.Where(entry => entry.Session == session).Sum(entry => rates.WorkIn(entry.Spent));
    }

    /// <summary>The instant at which at least this much will have passed out of the last minute; null when it holds less.</summary>
    public DateTimeOffset? WhenLessBy(double amount)
    {
        foreach (var entry in _entries)
        {
            amount -= rates.WorkIn(entry.Spent);
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
        }
    }
}
