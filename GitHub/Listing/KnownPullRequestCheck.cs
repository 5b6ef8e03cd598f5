using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Listing;

/// <summary>Looks how known pull requests stand, by their ids, which unlike a search is never behind.</summary>
internal sealed class KnownPullRequestCheck(MeteredRequests requests, KnownPullRequests pulls)
{
    /// <summary>GitHub takes no more ids at once.</summary>
    public const int MostIds = 100;

    /// <summary>Takes in how the newest pull request of each repository stands, and where one is gone, the others there as well.</summary>
    /// <param name="newest">Some of them.</param>
    /// <param name="nodes">The answer about those, in the same order.</param>
    /// <param name="errors">The errors beside that answer.</param>
    /// <param name="goneOfOthers">Which of the others are gone; those that stand are taken in already.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>False when the answers leave something open.</returns>
    public async Task<bool> TakeAsync(
        ListedPullRequest[] newest, List<PullRequestNode?>? nodes, IReadOnlyList<GraphQLError> errors, List<ListedPullRequest> goneOfOthers, CancellationToken cancellationToken)
    {
        if (GoneOf(newest, nodes, errors) is not { } gone)
        {
            return false;
        }

        var doubtful = gone.Concat(goneOfOthers).ToList();
        var siblings = doubtful.Where(pulls.Knows).SelectMany(pulls.Siblings).ExceptBy(doubtful.Select(static pull => pull.Identity), static pull => pull.Identity).ToList();
        var rest = await FindGoneAsync(siblings, cancellationToken).ConfigureAwait(false);
        doubtful.ForEach(pulls.Drop);
        rest?.ForEach(pulls.Drop);
        return rest is not null;
    }

    /// <summary>Takes in how some pull requests stand.</summary>
    /// <returns>Those that are gone, which are not dropped yet; null when the answers leave something open.</returns>
    public async Task<List<ListedPullRequest>?> FindGoneAsync(IReadOnlyList<ListedPullRequest> known, CancellationToken cancellationToken)
    {
        var batches = known.Chunk(MostIds).ToList();
        var answers = await Task.WhenAll(batches.Select(batch => requests.AskAsync(
            RefreshOperations.PullRequests, new PullRequestsVariables([.. batch.Select(static pull => pull.NodeId)]), batch.Length, 0, cancellationToken))).ConfigureAwait(false);
        var gone = batches.Zip(answers, (batch, answer) => GoneOf(batch, answer.Data?.Nodes, answer.Errors)).ToList();
        return gone.Contains(null) ? null : [.. gone.SelectMany(static some => some!)];
    }

    // An answer belongs to the pull request that was asked for in its place, whatever id it carries.
    private List<ListedPullRequest>? GoneOf(ListedPullRequest[] asked, List<PullRequestNode?>? nodes, IReadOnlyList<GraphQLError> errors)
    {
        var gone = new List<ListedPullRequest>();
        for (var i = 0; i < asked.Length; i++)
        {
            if (nodes?.ElementAtOrDefault(i) is { } node && node.ToListed()?.Identity == asked[i].Identity)
            {
                pulls.Take(node);
            }
            else if (errors.Any(error => error is { Root: "nodes", Type: "NOT_FOUND" } && error.NodeIndex == i))
            {
                gone.Add(asked[i]);
            }
            else
            {
                return null;
            }
        }

        return gone;
    }
}
