using System.Text.RegularExpressions;

namespace GitBrag.GitHub.StandIn;

/// <summary>A search for pull requests in the part of GitHub's syntax that a contribution report can use.</summary>
internal sealed partial class IssueSearch
{
    private readonly List<Func<WorldPullRequest, WorldRepository, bool>> _tests = [];
    private readonly List<string> _authors = [];
    private string _sort = "best";
    private bool _ascending;

    /// <exception cref="SearchException">A date is none.</exception>
    public static IssueSearch Parse(string query)
    {
        var search = new IssueSearch();
        foreach (Match term in Terms().Matches(query))
            search.Add(term.Value, term.Groups["minus"].Length > 0, term.Groups["key"].Value.ToLowerInvariant(), term.Groups["value"].Value.Trim('"'));
        return search;
    }

    /// <summary>Says how the results are ordered: <paramref name="sort"/> is created, updated or null for the best match.</summary>
    public void Sort(string? sort, bool ascending) => (_sort, _ascending) = (sort ?? "best", ascending);

    /// <exception cref="SearchException">An author does not exist or cannot be searched.</exception>
    public List<WorldPullRequest> Run(World world, bool seesPrivate)
    {
        if (_authors.Exists(author => world.User(author) is not { IsSearchable: true }))
            throw new SearchException("The listed users cannot be searched either because the users do not exist "
                + "or you do not have permission to view the users.");
        var pool = _authors.Count == 0 ? world.PullRequests() : _authors.SelectMany(world.PullRequestsOf);
        var found = pool.Where(pull => !pull.HidesFromSearch && world.Repository(pull.Repository) is { } repository
            && (seesPrivate || !repository.IsPrivate) && _tests.TrueForAll(test => test(pull, repository))).ToList();
        var sign = _ascending ? 1 : -1;
        found.Sort((a, b) => _sort switch
        {
            "created" => sign * (a.CreatedAt, a.DatabaseId).CompareTo((b.CreatedAt, b.DatabaseId)),
            "updated" => sign * (a.UpdatedAt, a.DatabaseId).CompareTo((b.UpdatedAt, b.DatabaseId)),
            _ => b.DatabaseId.CompareTo(a.DatabaseId),
        });
        return found;
    }

    private void Add(string term, bool negated, string key, string value)
    {
        if (key == "author" && !negated) _authors.Add(value);
        else if (key == "sort") Sort(value.Split('-')[0], value.EndsWith("-asc", StringComparison.OrdinalIgnoreCase));
        else if (Test(key, value) is { } test) _tests.Add(negated ? (pull, repository) => !test(pull, repository) : test);
        else _tests.Add((pull, _) => pull.Title.Contains(term.Trim('"'), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The condition of a qualifier; null for other terms, which are searched for in titles, as on GitHub.</summary>
    private static Func<WorldPullRequest, WorldRepository, bool>? Test(string key, string value)
    {
        switch (key)
        {
            case "created" or "updated" or "closed" or "merged":
                var range = InstantRange.Parse(value);
                return (pull, _) => range.Holds(Instant(pull, key));
            case "author": return (pull, _) => Same(pull.Author, value);
            case "repo": return (pull, _) => Same(pull.Repository, value);
            case "user" or "org": return (_, repository) => Same(repository.Owner, value);
            case "draft": return (pull, _) => Same(pull.IsDraft.ToString(), value);
            case "is" or "type" or "state": return State(value.ToLowerInvariant());
            default: return null;
        }
    }

    private static Func<WorldPullRequest, WorldRepository, bool>? State(string value) => value switch
    {
        "pr" or "pull-request" => (_, _) => true,
        "issue" => (_, _) => false,
        "open" => (pull, _) => pull.ClosedAt is null,
        "closed" => (pull, _) => pull.ClosedAt is not null,
        "merged" => (pull, _) => pull.MergedAt is not null,
        "unmerged" => (pull, _) => pull.MergedAt is null,
        "draft" => (pull, _) => pull.IsDraft,
        "public" => (_, repository) => !repository.IsPrivate,
        "private" => (_, repository) => repository.IsPrivate,
        _ => null,
    };

    private static DateTimeOffset? Instant(WorldPullRequest pull, string key) =>
        key switch { "created" => pull.CreatedAt, "updated" => pull.UpdatedAt, "closed" => pull.ClosedAt, _ => pull.MergedAt };

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""(?<minus>-)?(?<key>[a-zA-Z-]+):(?<value>"[^"]*"|\S+)|"[^"]*"|\S+""")]
    private static partial Regex Terms();
}
