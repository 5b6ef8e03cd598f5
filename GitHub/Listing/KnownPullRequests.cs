using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Listing;

/// <summary>Known pull requests, brought up to date step by step. What is or has become private is dropped unless it is asked for.</summary>
internal sealed class KnownPullRequests
{
    private readonly Dictionary<string, ListedPullRequest> _pulls = [];
    private readonly Dictionary<string, ListedRepository> _repositories = [];
    private readonly bool _includePrivate;

    public KnownPullRequests(KnownListing known, bool includePrivate)
    {
        _includePrivate = includePrivate;

        // Earlier versions told pull requests apart by their node ids, and may have stored one under two of them.
        foreach (var pull in known.PullRequests.OrderBy(static pull => pull.UpdatedAt))
        {
            _pulls[pull.Identity] = pull;
        }

        foreach (var repository in known.Repositories)
        {
            _repositories[ListedRepository.KeyOf(repository.Id, repository.Name)] = repository;
        }
    }

    /// <summary>The pull requests as far as they are known to stand.</summary>
    public IReadOnlyCollection<ListedPullRequest> Pulls => _pulls.Values;

    /// <summary>The newest pull request of each repository.</summary>
    public IReadOnlyList<ListedPullRequest> NewestOfEach =>
        [.. _pulls.Values.GroupBy(HomeOf).Select(static pulls => pulls.MaxBy(static pull => (pull.CreatedAt, pull.Number))!)];

    /// <summary>Whether a pull request is among them.</summary>
    public bool Knows(ListedPullRequest pull) => _pulls.ContainsKey(pull.Identity);

    /// <summary>The pull request of an identity; null when it is not among them.</summary>
    public ListedPullRequest? Find(string identity) => _pulls.GetValueOrDefault(identity);

    /// <summary>The repository of a pull request that may have been among them.</summary>
    public ListedRepository? RepositoryOf(ListedPullRequest pull) => _repositories.GetValueOrDefault(HomeOf(pull));

    /// <summary>All pull requests in the repository of one of them, that one included.</summary>
    public List<ListedPullRequest> Siblings(ListedPullRequest pull)
    {
        var home = HomeOf(pull);
        return [.. _pulls.Values.Where(other => other.RepositoryId == pull.RepositoryId && HomeOf(other) == home)];
    }

    /// <summary>Takes in how a pull request stands. What it says of its repository goes for all pull requests there.</summary>
    public void Take(PullRequestNode node)
    {
        if (node.ToListed() is not { } facts || node.Repository is not { } repository)
        {
            return;
        }

        if (repository.IsPrivate != false && !_includePrivate)
        {
            Siblings(facts).ForEach(Drop);
            return;
        }

        if (_pulls.TryGetValue(facts.Identity, out var before) && !before.Repository.Equals(facts.Repository, StringComparison.OrdinalIgnoreCase))
        {
            Rename(facts, repository.ToListed());
        }

        _repositories[HomeOf(facts)] = repository.ToListed();
        _pulls[facts.Identity] = facts;
    }

    /// <summary>Forgets a pull request that is gone.</summary>
    public void Drop(ListedPullRequest pull) => _pulls.Remove(pull.Identity);

    private void Rename(ListedPullRequest pull, ListedRepository to)
    {
        foreach (var sibling in Siblings(pull))
        {
            _pulls[sibling.Identity] = sibling with { Repository = to.Name, Url = $"{to.Url}/pull/{sibling.Number}" };
        }
    }

    // Names are given again; the id is the same for as long as the repository stands.
    private static string HomeOf(ListedPullRequest pull) => ListedRepository.KeyOf(pull.RepositoryId, pull.Repository);
}
