using GitBrag.Repositories;

namespace GitBrag.Reports;

/// <summary>The repositories of a report by name, which GitHub compares without regard to case.</summary>
internal sealed class RepositoryIndex
{
    private static readonly StarIncrease NotObserved = new(null, "The repository's star count was not observed.");

    private readonly Dictionary<string, RepositoryFacts> _facts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, StarIncrease> _starIncreases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes in the repositories and their star increases.</summary>
    /// <param name="repositories">The repositories; the last of a name counts, but private once is private.</param>
    /// <param name="starIncreases">The star increases by name.</param>
    public RepositoryIndex(IEnumerable<RepositoryFacts> repositories, IEnumerable<KeyValuePair<string, StarIncrease>> starIncreases)
    {
        foreach (var repository in repositories)
        {
            var wasPrivate = _facts.TryGetValue(repository.Name, out var other) && other.IsPrivate;
            _facts[repository.Name] = wasPrivate ? repository with { IsPrivate = true } : repository;
        }

        foreach (var (name, increase) in starIncreases)
        {
            _starIncreases[name] = increase;
        }
    }

    /// <summary>Finds a repository.</summary>
    /// <param name="name"><c>owner/name</c> in any letter case.</param>
    /// <returns>The repository, or null when it is unknown.</returns>
    public RepositoryFacts? Find(string name) => _facts.GetValueOrDefault(name);

    /// <summary>Gives a repository's star increase.</summary>
    /// <param name="name"><c>owner/name</c> in any letter case.</param>
    /// <returns>The increase, or why it is unknown.</returns>
    public StarIncrease StarIncreaseOf(string name) => _starIncreases.GetValueOrDefault(name, NotObserved);
}
