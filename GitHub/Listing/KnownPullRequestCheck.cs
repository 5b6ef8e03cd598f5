using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;

namespace GitBrag.GitHub.Listing;

/// <summary>Looks how known pull requests stand, by their ids, which unlike a search is never behind.</summary>
internal sealed class KnownPullRequestCheck(MeteredRequests requests, KnownPullRequests pulls)
{
    /// <summary>GitHub takes no more ids at once.</summary>
    public const int MostIds = 100;

    /// <summary>Takes in how the newest pull request of each repository stands, and where one is gone, the others there as well.</summary>
    /// <param name="newest">The ids of some of them.</param>
    /// <param name="nodes">The answer about those.</param>
    /// <param name="errors">The errors beside that answer.</param>
    /// <param name="goneOfOthers">Which of the others are gone; those that stand are taken in already.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>False when the answers leave something open.</returns>
    public async Task<bool> TakeAsync(
        string[] newest, List<PullRequestNode?>? nodes, IReadOnlyList<GraphQLError> errors, List<string> goneOfOthers, CancellationToken cancellationToken)
    {
        if (GoneOf(newest, nodes, errors) is not { } gone)
        {
            return false;
        }

        var doubtful = gone.Concat(goneOfOthers).ToList();
        var siblings = doubtful.Where(pulls.Knows).SelectMany(pulls.Siblings).Except(doubtful).ToList();
        var rest = await FindGoneAsync(siblings, cancellationToken).ConfigureAwait(false);
        doubtful.ForEach(pulls.Drop);
        rest?.ForEach(pulls.Drop);
        return rest is not null;
    }

    /// <summary>Takes in how some pull requests stand.</summary>
    /// <returns>The ids of those that are gone, which are not dropped yet; null when the answers leave something open.</returns>
    public async Task<List<string>?> FindGoneAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var batches = ids.Chunk(MostIds).ToList();
        var answers = await Task.WhenAll(batches.Select(batch =>
            requests.AskAsync(RefreshOperations.PullRequests, new PullRequestsVariables(batch), batch.Length, 0, cancellationToken))).ConfigureAwait(false);
        var gone = batches.Zip(answers, (batch, answer) => GoneOf(batch, answer.Data?.Nodes, answer.Errors)).ToList();
        return gone.Contains(null) ? null : [.. gone.SelectMany(static some => some!)];
    }

    private List<string>? GoneOf(string[] ids, List<PullRequestNode?>? nodes, IReadOnlyList<GraphQLError> errors)
    {
        var gone = new List<string>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (nodes?.ElementAtOrDefault(i) is { } node && node.ToListed() is not null)
            {
                pulls.Take(node);
            }
            else if (errors.Any(error => error is { Root: "nodes", Type: "NOT_FOUND" } && error.NodeIndex == i))
            {
                gone.Add(ids[i]);
            }
            else
            {
                return null;
            }
        }

        return gone;
    }
}
