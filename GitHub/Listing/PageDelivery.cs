using System.Collections.Immutable;
using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Listing;

/// <summary>Hands what is found to the caller: one page at a time, every pull request once, nothing private unless it is asked for.</summary>
/// <param name="subject">Whose pull requests they are.</param>
/// <param name="includePrivate">Whether the caller asked for private ones too.</param>
/// <param name="expectedTotal">How many there are by GitHub's count.</param>
/// <param name="onPage">The caller.</param>
internal sealed class PageDelivery(UserProfile subject, bool includePrivate, Func<int> expectedTotal, Func<ListedPage, CancellationToken, ValueTask> onPage)
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly HashSet<string> _delivered = [];

    /// <summary>Hands over what of these pull requests has not been handed over yet.</summary>
    /// <param name="nodes">The pull requests.</param>
    /// <param name="evenIfEmpty">Whether the caller shall hear of it when there are none.</param>
    /// <param name="cancellationToken">Ends the delivery.</param>
    public async Task DeliverAsync(IEnumerable<PullRequestNode> nodes, bool evenIfEmpty, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The search asks for public ones; a token that sees private ones must not matter even if GitHub gave them all the same.
            var pulls = ImmutableArray.CreateBuilder<ListedPullRequest>();
            var repositories = new Dictionary<string, ListedRepository>(StringComparer.OrdinalIgnoreCase);
            foreach (var node in nodes.Where(node => includePrivate || node.Repository is { IsPrivate: false }))
            {
                if (node.ToListed() is { } facts && _delivered.Add(facts.Identity))
                {
                    pulls.Add(facts);
                    repositories[facts.Repository] = node.Repository!.ToListed();
                }
            }

            if (pulls.Count > 0 || evenIfEmpty)
            {
                await onPage(new ListedPage(subject, expectedTotal(), pulls.ToImmutable(), [.. repositories.Values]), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
