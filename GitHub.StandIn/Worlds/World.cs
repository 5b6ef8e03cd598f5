using System.Globalization;

namespace GitBrag.GitHub.StandIn;

/// <summary>
/// What exists on the stand-in: users, organisations, repositories and pull requests. Everything may be called from any thread, also while
/// requests are answered; the records handed out do not change. Logins and names are matched without regard to letter case.
/// </summary>
/// <param name="time">The clock that says where generated pull requests end.</param>
public sealed partial class World(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WorldUser> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WorldOrganization> _organizations = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WorldRepository> _repositories = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WorldPullRequest> _pullRequests = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, WorldPullRequest>> _byAuthor = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, object> _nodes = new(StringComparer.Ordinal);
    private long _lastAccount = 1000;
    private long _lastRepository = 5000;
    private long _lastPullRequest = 100_000;

    /// <summary>Whether answers write global ids in another encoding than at the start. Both encodings lead to the node, always. Default false.</summary>
    public bool WritesNewIds { get; set; }

    /// <summary>Adds a user, or replaces the one of that login. The numeric id stays unless the record names another.</summary>
    /// <returns>The user as stored, with its numeric id.</returns>
    public WorldUser AddUser(WorldUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        lock (_lock)
        {
            var old = _users.GetValueOrDefault(user.Login);
            var stored = user.DatabaseId != 0 ? user : user with { DatabaseId = old?.DatabaseId ?? ++_lastAccount };
            if (old is not null) _nodes.Remove(old.Id);
            _users[stored.Login] = stored;
            _nodes[stored.Id] = stored;
            return stored;
        }
    }

    /// <summary>Adds an organisation, or replaces the one of that login.</summary>
    /// <returns>The organisation as stored, with its numeric id.</returns>
    public WorldOrganization AddOrganization(WorldOrganization organization)
    {
        ArgumentNullException.ThrowIfNull(organization);
        lock (_lock)
        {
            var old = _organizations.GetValueOrDefault(organization.Login);
            var stored = organization.DatabaseId != 0 ? organization : organization with { DatabaseId = old?.DatabaseId ?? ++_lastAccount };
            if (old is not null) _nodes.Remove(old.Id);
            _organizations[stored.Login] = stored;
            _nodes[stored.Id] = stored;
            return stored;
        }
    }

    /// <summary>Adds a repository, or replaces the one of that name. An owner that is neither a user nor an organisation becomes an organisation.</summary>
    /// <returns>The repository as stored, with its numeric id.</returns>
    public WorldRepository AddRepository(WorldRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        if (repository.FullName.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            throw new ArgumentException($"'{repository.FullName}' is not an owner and a name with a slash between.", nameof(repository));
        lock (_lock)
        {
            if (!_users.ContainsKey(repository.Owner) && !_organizations.ContainsKey(repository.Owner))
                AddOrganization(new WorldOrganization { Login = repository.Owner, Name = repository.Owner });
            var old = _repositories.GetValueOrDefault(repository.FullName);
            var stored = repository.DatabaseId != 0 ? repository : repository with { DatabaseId = old?.DatabaseId ?? ++_lastRepository };
            if (old is not null) _nodes.Remove(old.Id);
            _repositories[stored.FullName] = stored;
            _nodes[stored.Id] = stored;
            return stored;
        }
    }

    /// <summary>Adds a pull request, or replaces the one of that repository and number. Makes its repository and its author when they are new.</summary>
    /// <returns>The pull request as stored, with its numeric id.</returns>
    public WorldPullRequest AddPullRequest(WorldPullRequest pullRequest)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        lock (_lock)
        {
            if (!_users.ContainsKey(pullRequest.Author)) AddUser(new WorldUser { Login = pullRequest.Author, Name = pullRequest.Author });
            if (!_repositories.ContainsKey(pullRequest.Repository)) AddRepository(new WorldRepository { FullName = pullRequest.Repository });
            var old = _pullRequests.GetValueOrDefault(pullRequest.Key);
            if (old is not null) Forget(old);
            var stored = pullRequest.DatabaseId != 0 ? pullRequest : pullRequest with { DatabaseId = old?.DatabaseId ?? ++_lastPullRequest };
            _pullRequests[stored.Key] = stored;
            _nodes[stored.Id] = stored;
            if (!_byAuthor.TryGetValue(stored.Author, out var own))
                _byAuthor[stored.Author] = own = new Dictionary<string, WorldPullRequest>(StringComparer.OrdinalIgnoreCase);
            own[stored.Key] = stored;
            return stored;
        }
    }

    /// <summary>Adds made-up pull requests of one user, the same ones for the same login, sizes and <paramref name="until"/>.</summary>
    /// <param name="login">The author. Their repositories are named after them: generated users never share one.</param>
    /// <param name="count">How many; a larger count continues a smaller one.</param>
    /// <param name="repositories">Over how many repositories, at least 1.</param>
    /// <param name="days">Over how many days before <paramref name="until"/>.</param>
    /// <param name="maxFiles">The largest number of files in one pull request; at least 1.</param>
    /// <param name="until">The instant at which they end; null means now.</param>
    /// <returns>The pull requests as stored.</returns>
    public IReadOnlyList<WorldPullRequest> AddGenerated(
        string login, int count, int repositories = 10, int days = 360, int maxFiles = 30, DateTimeOffset? until = null)
    {
        var generator = new PullRequestGenerator(login, repositories, days, maxFiles, until ?? time.GetUtcNow());
        lock (_lock) return [.. generator.Take(count).Select(AddPullRequest)];
    }

    /// <summary>Removes a pull request, as when its repository is deleted. False when there is none.</summary>
    public bool RemovePullRequest(string repository, int number)
    {
        lock (_lock) return _pullRequests.TryGetValue(KeyOf(repository, number), out var found) && Forget(found);
    }

    /// <summary>Removes a repository with its pull requests. False when there is none.</summary>
    public bool RemoveRepository(string fullName)
    {
        lock (_lock)
        {
            if (!_repositories.Remove(fullName, out var repository)) return false;
            _nodes.Remove(repository.Id);
            foreach (var gone in _pullRequests.Values.Where(p => Same(p.Repository, fullName)).ToList()) Forget(gone);
            return true;
        }
    }

    /// <summary>Gives a repository another name. It and its pull requests stay what they are: their ids and instants do not change.</summary>
    /// <exception cref="KeyNotFoundException">There is no such repository.</exception>
    public void RenameRepository(string fullName, string newFullName)
    {
        lock (_lock)
        {
            var repository = _repositories[fullName];
            var pulls = _pullRequests.Values.Where(p => Same(p.Repository, fullName)).ToList();
            RemoveRepository(fullName);
            AddRepository(repository with { FullName = newFullName });
            foreach (var pull in pulls) AddPullRequest(pull with { Repository = newFullName });
        }
    }

    /// <summary>Removes a user with their pull requests, as when an account is deleted. False when there is none.</summary>
    public bool RemoveUser(string login)
    {
        lock (_lock)
        {
            if (!_users.Remove(login, out var user)) return false;
            _nodes.Remove(user.Id);
            foreach (var gone in PullRequestsOf(login)) Forget(gone);
            return true;
        }
    }

    /// <summary>Makes a repository private, or public again.</summary>
    /// <exception cref="KeyNotFoundException">There is no such repository.</exception>
    public void SetPrivate(string fullName, bool isPrivate = true)
    {
        lock (_lock) AddRepository(_repositories[fullName] with { IsPrivate = isPrivate });
    }

    private bool Forget(WorldPullRequest gone)
    {
        _nodes.Remove(gone.Id);
        _byAuthor[gone.Author].Remove(gone.Key);
        return _pullRequests.Remove(gone.Key);
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string KeyOf(string repository, int number) => string.Create(CultureInfo.InvariantCulture, $"{repository}#{number}");
}
