using GitBrag.Credentials;

namespace GitBrag.Reports.Generation;

/// <summary>What every generation works with.</summary>
internal sealed record GenerationServices(GitHubAccess GitHub, IGrainFactory Grains, ReportClock Clock, GitBragOptions Options)
{
    // A finished report does not wait out a rate limit for a side question.
    private static readonly TimeSpan SideQuestionTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Asks for something that a report can do without.</summary>
    /// <returns>The answer; null when it takes too long.</returns>
    public async Task<T?> AskWithTimeLimit<T>(Func<CancellationToken, Task<T>> ask, CancellationToken stopping)
        where T : class
    {
        using var timeout = new CancellationTokenSource(SideQuestionTimeout, Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
    }
}
