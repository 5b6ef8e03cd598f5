using GitBrag.Credentials;
using GitBrag.Keys;
using GitBrag.PullRequests;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports;

/// <summary>Prepares generations, and forgets what they left.</summary>
/// <param name="gitHub">The way to GitHub.</param>
/// <param name="grains">The way to the other grains.</param>
/// <param name="clock">The clock.</param>
/// <param name="options">The settings.</param>
internal sealed class ReportGenerator(GitHubAccess gitHub, IGrainFactory grains, ReportClock clock, GitBragOptions options)
{
    /// <summary>Prepares one attempt at generating a report.</summary>
    /// <param name="key">Which report.</param>
    /// <param name="taskId">The task it is for.</param>
    /// <param name="attempt">The attempt's number, under which the report is stored.</param>
    /// <param name="credential">The credentials to ask GitHub with.</param>
    /// <param name="draft">What an earlier attempt at the same task left; null when there is nothing.</param>
    /// <returns>The generation, not yet running.</returns>
    public Generation Prepare(ReportKey key, string taskId, long attempt, CredentialReference credential, TaskDraft? draft) =>
        new(gitHub, grains, clock, options, new GenerationOrder(key, taskId, attempt, credential, draft));

    /// <summary>Erases a stored report and the file lists of its pull requests.</summary>
    /// <param name="key">Which report.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when they are gone.</returns>
    public async Task Forget(ReportKey key, CancellationToken cancellationToken)
    {
        var report = grains.GetGrain<IReportGrain>(key.ToString());
        if (await report.GetFacts(cancellationToken) is { } stored && FactsDocument.UnpackOrNull(stored.Facts) is { } facts)
        {
            await GrainCalls.ForEach(facts.PullRequests, pull => FileListGrain(grains, key.Login.Host, pull)?.Forget(cancellationToken) ?? Task.CompletedTask);
        }

        await report.Erase(cancellationToken);
    }

    internal static IPullRequestGrain? FileListGrain(IGrainFactory grains, string host, PullRequestFacts pull) =>
        RepositoryName.TryParse(host, pull.Repository, out var repository)
            ? grains.GetGrain<IPullRequestGrain>(new PullRequestId(repository, pull.Number).ToString())
            : null;
}
