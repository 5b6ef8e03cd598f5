using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Listing;

/// <summary>Known pull requests, brought up to date step by step. What is or has become private is dropped unless it is asked for.</summary>
internal sealed class KnownPullRequests
{
    private readonly Dictionary<string, ListedPullRequest> _pulls;

    // The repository of each known pull request under the name by which it was known. Names are given again, so that those of now do not tell which belong together.
    private readonly Dictionary<string, string> _homes;
    private readonly Dictionary<string, ListedRepository> _repositories;
    private readonly bool _includePrivate;

    public KnownPullRequests(KnownListing known, bool includePrivate)
    {
        _includePrivate = includePrivate;
        _pulls = known.PullRequests.ToDictionary(static pull => pull.NodeId);
        _homes = known.PullRequests.ToDictionary(static pull => pull.NodeId, static pull => pull.Repository);
        _repositories = known.Repositories.ToDictionary(static repository => repository.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The pull requests as far as they are known to stand.</summary>
    public IReadOnlyCollection<ListedPullRequest> Pulls => _pulls.Values;

    /// <summary>The ids of the newest pull request of each repository.</summary>
    public IReadOnlyList<string> NewestOfEach =>
        [.. _pulls.Values.GroupBy(static pull => pull.Repository, StringComparer.OrdinalIgnoreCase).Select(static pulls => pulls.MaxBy(static pull => (pull.CreatedAt, pull.Number))!.NodeId)];

    /// <summary>Whether a pull request is among them.</summary>
    public bool Knows(string nodeId) => _pulls.ContainsKey(nodeId);

    /// <summary>The repository of a pull request that may have been among them.</summary>
    public ListedRepository? RepositoryOf(ListedPullRequest pull) => _repositories.GetValueOrDefault(pull.Repository);

    /// <summary>The ids of all pull requests in the repository of one of them, that one included.</summary>
    public IEnumerable<string> Siblings(string nodeId) => [.. SiblingsOf(nodeId).Select(static pull => pull.NodeId)];

    /// <summary>Takes in how a pull request stands. What it says of its repository goes for all pull requests there.</summary>
    public void Take(PullRequestNode node)
    {
        if (node.ToListed() is not { } facts || node.Repository is not { } repository)
        {
            return;
        }

        if (_pulls.TryGetValue(facts.NodeId, out var before) && !IsIn(before, facts.Repository))
        {
            Rename(facts.NodeId, repository.ToListed());
        }

        if (repository.IsPrivate != false && !_includePrivate)
        {
            DropRepository(facts);
            return;
        }

        _repositories[facts.Repository] = repository.ToListed();
        _pulls[facts.NodeId] = facts;
    }

    /// <summary>Forgets a pull request that is gone.</summary>
    public void Drop(string nodeId) => _pulls.Remove(nodeId);

    private void DropRepository(ListedPullRequest seen)
    {
        foreach (var pull in _homes.ContainsKey(seen.NodeId) ? SiblingsOf(seen.NodeId) : [.. _pulls.Values.Where(pull => IsIn(pull, seen.Repository))])
        {
            _pulls.Remove(pull.NodeId);
        }
    }

    private void Rename(string nodeId, ListedRepository to)
    {
        foreach (var pull in SiblingsOf(nodeId))
        {
            _pulls[pull.NodeId] = pull with { Repository = to.Name, Url = $"{to.Url}/pull/{pull.Number}" };
        }
    }

    private List<ListedPullRequest> SiblingsOf(string nodeId)
    {
        var home = _homes.GetValueOrDefault(nodeId);
        return [.. _pulls.Values.Where(pull => pull.NodeId == nodeId || (_homes.TryGetValue(pull.NodeId, out var other) && other.Equals(home, StringComparison.OrdinalIgnoreCase)))];
    }

    private static bool IsIn(ListedPullRequest pull, string repository) => pull.Repository.Equals(repository, StringComparison.OrdinalIgnoreCase);
}
