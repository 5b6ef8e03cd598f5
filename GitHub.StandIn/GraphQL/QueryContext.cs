namespace GitBrag.GitHub.StandIn;

/// <summary>What one query may see, and a count of the work it causes.</summary>
internal sealed class QueryContext(World world, Caller caller, string baseUrl, Cursors cursors, RateLimitStatus rateLimit, bool showsStargazers, StandInMode mode)
{
    public World World => world;

    public Caller Caller => caller;

    public Cursors Cursors => cursors;

    public RateLimitStatus RateLimit => rateLimit;

    public int PullRequests { get; set; }

    /// <summary>The pull requests whose file lists were resolved, once a page.</summary>
    public List<string> FileLists { get; } = [];

    public string AvatarOf(long databaseId) => $"{baseUrl}/avatars/{databaseId}";

    public bool Sees(WorldRepository repository) => !repository.IsPrivate || caller.SeesPrivate;

    public bool Sees(WorldPullRequest pullRequest) => world.Repository(pullRequest.Repository) is { } repository && Sees(repository);

    /// <summary>GitHub shows who starred a repository to its own people only; here that is its owner.</summary>
    public bool SeesStargazersOf(WorldRepository repository) => showsStargazers || repository.Owner.Equals(caller.Login, StringComparison.OrdinalIgnoreCase);

    public object? Owner(string login) => mode.OwnerError is { } error
        ? throw new GraphQLException(error.Message) { Type = error.Type }
        : (object?)world.User(login) ?? world.Organization(login);
}

/// <summary>The answer to <c>rateLimit</c>: the price of this query and the remaining quota.</summary>
internal sealed record RateLimitStatus(int Cost, int NodeCount, int Limit, int Remaining, int Used, DateTimeOffset ResetAt);
