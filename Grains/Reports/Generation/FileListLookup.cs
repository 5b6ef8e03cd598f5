using GitBrag.Keys;
using GitBrag.PullRequests;
using GitBrag.Reporting.Facts;
using GitBrag.Telemetry;

namespace GitBrag.Reports.Generation;

/// <summary>Looks up the files of pull requests in the draft, in stored reports and in the pull requests' grains, in this order.</summary>
internal sealed class FileListLookup(
    GenerationServices services, GitHubLogin login, IReadOnlyDictionary<string, PullRequestFacts> drafted, KnownFactsSource known)
{
    /// <summary>How many were found in stored reports and grains. Those of the draft were counted by the attempt before.</summary>
    public int Found { get; private set; }

    /// <summary>Looks up the files of a pull request.</summary>
    /// <param name="pull">The pull request.</param>
    /// <param name="isPrivate">Whether its repository is private.</param>
    /// <param name="subjectId">GitHub's numeric id of the account that has the login today.</param>
    /// <param name="stopping">Ends the look-up.</param>
    /// <returns>The files; null when they are not known, or do not count.</returns>
    public async Task<FileSummary?> Find(PullRequestFacts pull, bool isPrivate, long subjectId, CancellationToken stopping)
    {
        if (drafted.TryGetValue(pull.NodeId, out var before) && before.UpdatedAt == pull.UpdatedAt)
        {
            GitBragTelemetry.CountLookup(CacheTier.Draft, true);
            return before.Files;
        }

        if (!services.Options.CacheEnabled || !PullRequestState.Counts(pull))
        {
            return null;
        }

        var isStored = (await known.Get(stopping)).Files(subjectId).TryGetValue(pull.NodeId, out var stored) && stored.UpdatedAt == pull.UpdatedAt;
        GitBragTelemetry.CountLookup(CacheTier.StoredReport, isStored);
        if (isStored)
        {
            Found++;
            return stored!.Files;
        }

        var files = GrainOf(pull, isPrivate) is { } grain ? await grain.GetFiles(pull.UpdatedAt, stopping) : null;
        GitBragTelemetry.CountLookup(CacheTier.FileList, files is not null);
        Found += files is null ? 0 : 1;
        return files?.ToSummary();
    }

    /// <summary>Hands a fetched list to the pull request's grain.</summary>
    public Task Keep(PullRequestFacts pull, bool isPrivate, FileList files, CancellationToken stopping) =>
        services.Options.CacheEnabled && GrainOf(pull, isPrivate) is { } grain ? grain.SetFiles(files, stopping) : Task.CompletedTask;

    // Those grains are everybody's: nothing of a private repository goes there.
    private IPullRequestGrain? GrainOf(PullRequestFacts pull, bool isPrivate) => isPrivate ? null : services.Grains.FindPullRequest(login.Host, pull);
}
