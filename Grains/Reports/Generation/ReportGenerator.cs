using GitBrag.Credentials;
using GitBrag.Keys;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reports.Generation;

/// <summary>Prepares generations, and forgets what they left.</summary>
internal sealed class ReportGenerator(GitHubAccess gitHub, IGrainFactory grains, ReportClock clock, GitBragOptions options)
{
    private readonly GenerationServices _services = new(gitHub, grains, clock, options);

    /// <summary>Prepares one attempt at generating a report.</summary>
    /// <param name="order">What the attempt is to do.</param>
    /// <returns>The generation, not yet running.</returns>
    public ReportGeneration Prepare(GenerationOrder order) => new(_services, order);

    /// <summary>Erases a stored report and the file lists of its pull requests.</summary>
    /// <param name="key">Which report.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when they are gone.</returns>
    public async Task Forget(ReportKey key, CancellationToken cancellationToken)
    {
        var report = grains.GetGrain<IReportGrain>(key.ToString());
        if (await report.GetFacts(cancellationToken) is { } stored && FactsDocument.UnpackOrNull(stored.Facts) is { } facts)
        {
            await GrainCalls.ForEach(facts.PullRequests, pull => grains.FindPullRequest(key.Login.Host, pull)?.Forget(cancellationToken) ?? Task.CompletedTask);
        }

        await report.Erase(cancellationToken);
    }
}
