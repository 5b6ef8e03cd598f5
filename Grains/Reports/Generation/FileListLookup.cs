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
        if (FilesOf(pull, drafted) is { } before)
        {
            GitBragTelemetry.CountLookup(CacheTier.Draft, true);
            return before;
        }

        if (!services.Options.CacheEnabled || !PullRequestState.Counts(pull))
        {
            return null;
        }

        var stored = FilesOf(pull, (await known.Get(stopping)).Files(subjectId));
        GitBragTelemetry.CountLookup(CacheTier.StoredReport, stored is not null);
        if (stored is not null)
        {
            Found++;
            return stored;
        }

        var kept = GrainOf(pull, isPrivate) is { } grain ? await grain.GetFiles(pull.UpdatedAt, stopping) : null;
        var files = kept?.ToSummary() is { } summary && Fits(summary, pull) ? summary : null;
        GitBragTelemetry.CountLookup(CacheTier.FileList, files is not null);
        Found += files is null ? 0 : 1;
        return files;
    }

    /// <summary>Hands a fetched list to the pull request's grain.</summary>
    public Task Keep(PullRequestFacts pull, bool isPrivate, FileList files, CancellationToken stopping) =>
        services.Options.CacheEnabled && GrainOf(pull, isPrivate) is { } grain ? grain.SetFiles(files, stopping) : Task.CompletedTask;

    private static FileSummary? FilesOf(PullRequestFacts pull, IReadOnlyDictionary<string, PullRequestFacts> known) =>
        known.TryGetValue(pull.Identity, out var before) && before.UpdatedAt == pull.UpdatedAt && before.Files is { } files && Fits(files, pull) ? files : null;

    // An empty list beside totals that are not zero is that of a diff GitHub had not computed.
    private static bool Fits(FileSummary files, PullRequestFacts pull) => !files.Kinds.IsEmpty || pull is { ChangedFiles: 0, Additions: 0, Deletions: 0 };

    // Those grains are everybody's: nothing of a private repository goes there.
    private IPullRequestGrain? GrainOf(PullRequestFacts pull, bool isPrivate) => isPrivate ? null : services.Grains.FindPullRequest(login.Host, pull);
}
