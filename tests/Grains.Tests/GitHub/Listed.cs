using GitBrag.GitHub;
using GitBrag.GitHub.Listing;

namespace GitBrag.Tests.GitHub;

/// <summary>What a listing gave.</summary>
internal sealed record Listed(ListingOutcome Outcome, IReadOnlyList<ListedPage> Pages)
{
    /// <summary>The pull requests of all pages.</summary>
    public IReadOnlyList<ListedPullRequest> PullRequests { get; } = [.. Pages.SelectMany(page => page.PullRequests)];

    /// <summary>Their ids, in order and with repetitions, to compare with <see cref="GitHubAtWork.Ids"/>.</summary>
    public IEnumerable<string> Ids => PullRequests.Select(pull => pull.NodeId).Order(StringComparer.Ordinal);

    /// <summary>What the next listing may build upon, when this one began at the end of its period.</summary>
    public KnownListing Known(DateTimeOffset since, DateTimeOffset until) =>
        new(Outcome.Subject!.Id, until, since, until, [.. PullRequests], [.. Pages.SelectMany(page => page.Repositories).DistinctBy(repository => repository.Name)]);
}
