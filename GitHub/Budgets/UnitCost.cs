namespace GitBrag.GitHub.Budgets;

/// <summary>What one thing usually costs GitHub: the lowest tenth of the last measurements. Milliseconds.</summary>
/// <remarks>
/// Measurements are never too short, but too long whenever an answer had to wait: for a processor, a line, other answers. On a busy machine that goes for most of
/// them, so the usual cost keeps to the few that did not.
/// </remarks>
/// <param name="guess">What to reckon with before there is a measurement.</param>
internal sealed class UnitCost(double guess)
{
    private const int Most = 64;
    private const int Enough = 4;
    private const int Tenth = 10;

    private readonly Queue<double> _measured = new();

    /// <summary>Whether there are measurements enough to hold an answer against.</summary>
    public bool IsKnown => _measured.Count >= Enough;

    /// <summary>The usual cost.</summary>
    public double Usual { get; private set; } = guess;

    /// <summary>Takes a measurement in.</summary>
    public void Learn(double measured)
    {
        _measured.Enqueue(Math.Max(0, measured));
        if (_measured.Count > Most)
        {
            _measured.Dequeue();
        }

        Usual = _measured.Order().ElementAt(_measured.Count / Tenth);
    }
}
