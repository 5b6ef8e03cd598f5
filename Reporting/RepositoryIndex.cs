using GitBrag.Reporting.Facts;

namespace GitBrag.Reporting;

/// <summary>The repositories of a report by name, which GitHub compares without regard to case.</summary>
internal sealed class RepositoryIndex
{
    private static readonly StarGain NotObserved = new(null, "The repository's star count was not observed.");

    private readonly Dictionary<string, RepositoryFacts> _facts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, StarGain> _starGains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes in the repositories and their star gains.</summary>
    /// <param name="repositories">The repositories; the last of a name counts, but private once is private.</param>
    /// <param name="starGains">The star gains by name.</param>
    public RepositoryIndex(IEnumerable<RepositoryFacts> repositories, IEnumerable<KeyValuePair<string, StarGain>> starGains)
    {
        foreach (var repository in repositories)
        {
            var wasPrivate = _facts.TryGetValue(repository.Name, out var other) && other.IsPrivate;
            _facts[repository.Name] = wasPrivate ? repository with { IsPrivate = true } : repository;
        }

        foreach (var (name, gain) in starGains)
        {
            _starGains[name] = gain;
        }
    }

    /// <summary>Finds a repository.</summary>
    /// <param name="name"><c>owner/name</c> in any letter case.</param>
    /// <returns>The repository, or null when it is unknown.</returns>
    public RepositoryFacts? Find(string name) => _facts.GetValueOrDefault(name);

    /// <summary>Gives a repository's star gain.</summary>
    /// <param name="name"><c>owner/name</c> in any letter case.</param>
    /// <returns>The gain, or why it is unknown.</returns>
    public StarGain StarGainOf(string name) => _starGains.GetValueOrDefault(name, NotObserved);
}
