using GitBrag.Keys;
using GitBrag.PullRequests;
using GitBrag.Reporting.Facts;
using GitBrag.Repositories;

namespace GitBrag.Reports.Generation;

/// <summary>The grains of repositories and pull requests by the names that GitHub gives. Null for a name that cannot be a key.</summary>
internal static class NamedGrains
{
    public static IRepositoryGrain? FindRepository(this IGrainFactory grains, string host, string name) =>
        RepositoryName.TryParse(host, name, out var repository) ? grains.GetGrain<IRepositoryGrain>(repository.ToString()) : null;

    public static IPullRequestGrain? FindPullRequest(this IGrainFactory grains, string host, PullRequestFacts pull) =>
        RepositoryName.TryParse(host, pull.Repository, out var repository)
            ? grains.GetGrain<IPullRequestGrain>(new PullRequestId(repository, pull.Number).ToString())
            : null;
}
