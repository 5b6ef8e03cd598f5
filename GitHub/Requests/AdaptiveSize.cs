namespace GitBrag.GitHub.Requests;

/// <summary>How much to ask for at once: halved when GitHub's clock cuts a query off, grown again slowly.</summary>
/// <param name="start">The size to begin with.</param>
/// <param name="minimum">The smallest size.</param>
/// <param name="maximum">The largest size.</param>
internal sealed class AdaptiveSize(int start, int minimum, int maximum)
{
    private const int Step = 3;

    // After a cut it takes this many good answers to dare one step.
    private const int AnswersAfterCut = 20;

    // An answer that took longer than this is no reason to ask for more; GitHub's clock has 10 s.
    private static readonly TimeSpan Easy = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private int _current = start;
    private int _answersToGrow = 1;
    private int _good;

    /// <summary>The size to ask for now.</summary>
    public int Current => Volatile.Read(ref _current);

    /// <summary>Learns from an answer to a query of some size.</summary>
    public void Learn(int size, GitHubAnswer answer)
    {
        lock (_lock)
        {
            if (answer.AsksForLess)
            {
                _current = Math.Clamp(size / 2, minimum, _current);
                (_answersToGrow, _good) = (AnswersAfterCut, 0);
            }
            else if (answer.Kind == AnswerKind.Data && answer.ResponseTime < Easy && ++_good >= _answersToGrow)
            {
                _current = Math.Min(_current + Step, maximum);
                _good = 0;
            }
        }
    }
}
