using GitBrag.GitHub.Listing;
using GitBrag.Keys;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>What the stored reports of a username know.</summary>
internal sealed class KnownFacts
{
    // The newest reports know nearly everything; more would cost memory for little.
    private const int Reports = 8;

    private readonly List<(ReportKey Report, long SubjectId, ReportFacts Facts)> _stored = [];
    private readonly UserKey _user;
    private (long SubjectId, Dictionary<string, PullRequestFacts> Files)? _files;

    private KnownFacts(UserKey user) => _user = user;

    /// <summary>Nothing.</summary>
    public static KnownFacts None(UserKey user) => new(user);

    /// <summary>Gathers the facts of the newest reports of a username.</summary>
    /// <param name="grains">The way to the grains.</param>
    /// <param name="user">The username; for an account's private reports, the public ones know much as well. The other way round nothing is passed on.</param>
    /// <param name="stopping">Ends the call.</param>
    /// <returns>The facts.</returns>
    public static async Task<KnownFacts> Gather(IGrainFactory grains, UserKey user, CancellationToken stopping)
    {
        var known = new KnownFacts(user);
        foreach (var report in await NewestOf(grains, user, stopping))
        {
            // Unpacking thousands takes long enough to hold up the grain's other turns.
            if (await grains.GetGrain<IReportGrain>(report.ToString()).GetFacts(stopping) is { } facts
                && await Task.Run(() => FactsDocument.UnpackOrNull(facts.Facts), stopping) is { } unpacked)
            {
                known._stored.Add((report, facts.SubjectId, unpacked));
            }
        }

        return known;
    }

    /// <summary>The newest listing that knows all of a period, but for what has happened since; null when there is none.</summary>
    public KnownListing? Listing(DateTimeOffset since, DateTimeOffset until) => _stored
        .Where(stored => stored.Report.User == _user)
        .Select(static stored => ListingOf(stored.SubjectId, stored.Facts))
        .OfType<KnownListing>()
        .Where(listing => listing.Covers(since, until))
        .MaxBy(static listing => listing.ListedAt);

    /// <summary>The names that a repository had when it was last seen under another one; empty when there was none.</summary>
    /// <param name="repository">The repository now.</param>
    public IEnumerable<string> FormerNames(RepositoryFacts repository) => repository.Id is null ? [] : _stored
        .SelectMany(static stored => stored.Facts.Repositories)
        .Where(known => known.Id == repository.Id && !known.Name.Equals(repository.Name, StringComparison.OrdinalIgnoreCase))
        .Select(static known => known.Name)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The pull requests with known files by identity: a file list stands as long as the pull request was not updated.</summary>
    /// <param name="subjectId">GitHub's id of the account that has the login today; facts of another account are left out.</param>
    /// <returns>The pull requests, put together once for all that ask about them.</returns>
    public Dictionary<string, PullRequestFacts> Files(long subjectId)
    {
        if (_files is { } gathered && gathered.SubjectId == subjectId)
        {
            return gathered.Files;
        }

        var files = new Dictionary<string, PullRequestFacts>();
        foreach (var (_, _, facts) in _stored.Where(stored => stored.SubjectId == subjectId))
        {
            AddFiles(files, facts.PullRequests);
        }

        _files = (subjectId, files);
        return files;
    }

    /// <summary>Adds pull requests with known files; of two states the newer one stays.</summary>
    public static void AddFiles(Dictionary<string, PullRequestFacts> known, IEnumerable<PullRequestFacts> pulls)
    {
        foreach (var pull in pulls)
        {
            if (pull.Files is not null && (!known.TryGetValue(pull.Identity, out var other) || other.UpdatedAt < pull.UpdatedAt))
            {
                known[pull.Identity] = pull;
            }
        }
    }

    private static async Task<List<ReportKey>> NewestOf(IGrainFactory grains, UserKey user, CancellationToken stopping)
    {
        var newest = new List<ReportKey>();
        foreach (var source in user.Viewer is null ? [user] : new[] { user, user with { Viewer = null } })
        {
            // The grain of the task itself may be waiting for this very work to stop; then the call stays in its queue.
            var stored = await grains.GetGrain<IUserGrain>(source.ToString()).GetReports(stopping).WaitAsync(stopping);
            newest.AddRange(stored.Take(Reports).Select(entry => new ReportKey(source.Login, entry.Period, source.Viewer)));
        }

        return newest;
    }

    // An incomplete listing proves nothing about the pull requests that it lacks.
    private static KnownListing? ListingOf(long subjectId, ReportFacts facts) =>
        facts is { ListingComplete: true, ListedAt: { } listedAt, Since: { } since, Until: { } until }
            ? new KnownListing(
                subjectId, listedAt, since, until, [.. facts.PullRequests.Select(GitHubMapping.ToListed)], [.. facts.Repositories.Select(GitHubMapping.ToListed)], facts.FullyListedAt)
            : null;
}
