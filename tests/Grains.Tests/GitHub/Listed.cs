using GitBrag.GitHub;
using GitBrag.PullRequests;

namespace GitBrag.Tests.GitHub;

/// <summary>What a listing gave.</summary>
internal sealed record Listed(ListingOutcome Outcome, IReadOnlyList<ListedPage> Pages)
{
    /// <summary>The pull requests of all pages.</summary>
    public IReadOnlyList<PullRequestFacts> PullRequests { get; } = [.. Pages.SelectMany(page => page.PullRequests)];

    /// <summary>Their ids, in order and with repetitions, to compare with <see cref="GitHubAtWork.Ids"/>.</summary>
    public IEnumerable<string> Ids => PullRequests.Select(pull => pull.NodeId).Order(StringComparer.Ordinal);
}
