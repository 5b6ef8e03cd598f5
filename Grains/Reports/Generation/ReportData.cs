using System.Collections.Immutable;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reports.Generation;

/// <summary>What a generation has gathered so far.</summary>
/// <param name="includePrivate">Whether it is for a private report.</param>
internal sealed class ReportData(bool includePrivate)
{
    private readonly Dictionary<string, PullRequestFacts> _pulls = [];
    private readonly Dictionary<string, RepositoryFacts> _repositories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, string> _names = [];
    private readonly Dictionary<string, string> _unfetched = [];
    private int _expected;

    /// <summary>The person the report is about; null before the first page.</summary>
    public Subject? Subject { get; private set; }

    /// <summary>The pull requests listed so far.</summary>
    public IReadOnlyCollection<PullRequestFacts> Pulls => _pulls.Values;

    /// <summary>Their repositories.</summary>
    public IReadOnlyCollection<RepositoryFacts> Repositories => _repositories.Values;

    /// <summary>How many pull requests there will be, as far as the pages tell. Read by the pipeline to GitHub as well.</summary>
    public int Expected => Volatile.Read(ref _expected);

    /// <summary>How many pull requests need nothing more.</summary>
    public int Resolved { get; private set; }

    /// <summary>Takes a page in.</summary>
    /// <returns>The repositories and the pull requests that were not known before. For a public report, private ones are left out.</returns>
    public (ImmutableArray<RepositoryFacts> Repositories, ImmutableArray<PullRequestFacts> Pulls) Add(FactsPage page)
    {
        Subject ??= page.Subject;
        Volatile.Write(ref _expected, Math.Max(_expected, page.ExpectedTotal));
        foreach (var repository in page.Repositories.Where(repository => repository.Id is not null))
        {
            Rename(repository);
        }

        var repositories = page.Repositories.Where(repository => (includePrivate || !repository.IsPrivate) && _repositories.TryAdd(repository.Name, repository)).ToImmutableArray();
        var pulls = page.PullRequests.Where(pull => _repositories.ContainsKey(pull.Repository) && _pulls.TryAdd(pull.Identity, pull)).ToImmutableArray();
        Volatile.Write(ref _expected, Math.Max(_expected, _pulls.Count));
        return (repositories, pulls);
    }

    // A repository that is renamed while it is listed comes under both names. It is one, and what came last is taken for its present name.
    private void Rename(RepositoryFacts repository)
    {
        var former = _names.GetValueOrDefault(repository.Id!.Value, repository.Name);
        _names[repository.Id.Value] = repository.Name;
        if (former.Equals(repository.Name, StringComparison.OrdinalIgnoreCase) || !_repositories.Remove(former))
        {
            return;
        }

        foreach (var pull in _pulls.Values.Where(pull => pull.Repository.Equals(former, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            _pulls[pull.Identity] = pull with { Repository = repository.Name, Url = $"{repository.Url}/pull/{pull.Number}" };
        }
    }

    /// <summary>Takes the totals that came with a file list: those of the listing may be from before GitHub computed the diff.</summary>
    public void TakeTotals(PullRequestFacts pull) => _pulls[pull.Identity] = _pulls[pull.Identity] with
    {
        NodeId = pull.NodeId,
        Additions = pull.Additions,
        Deletions = pull.Deletions,
        ChangedFiles = pull.ChangedFiles,
    };

    /// <summary>Notes that a pull request needs nothing more, with its files where it has some that count.</summary>
    public void Resolve(string identity, FileSummary? files)
    {
        _pulls[identity] = _pulls[identity] with { Files = files };
        Resolved++;
    }

    /// <summary>Notes that a pull request's files are missing.</summary>
    public void GiveUp(string identity, string reason)
    {
        _unfetched[identity] = reason;
        Resolved++;
    }

    /// <summary>Whether a listed pull request belongs to a private repository.</summary>
    public bool IsPrivate(PullRequestFacts pull) => _repositories[pull.Repository].IsPrivate;

    /// <summary>A listed pull request.</summary>
    public PullRequestFacts Pull(string identity) => _pulls[identity];

    /// <summary>The pull requests whose files are missing, each with its reason, in a stable order.</summary>
    public IEnumerable<MissingPart> MissingFiles() => _unfetched
        .Select(unfetched => (Pull: _pulls[unfetched.Key], Reason: unfetched.Value))
        .OrderBy(static missing => missing.Pull.Repository, StringComparer.OrdinalIgnoreCase)
        .ThenBy(static missing => missing.Pull.Number)
        .Select(static missing => new MissingPart("files", missing.Pull.Repository, missing.Pull.Number, missing.Reason));
}
