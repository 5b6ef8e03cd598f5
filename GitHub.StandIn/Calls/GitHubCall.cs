namespace GitBrag.GitHub.StandIn;

/// <summary>One request to the API, as the stand-in saw it.</summary>
public sealed class GitHubCall
{
    private volatile int _status;

    internal GitHubCall(string kind, string path, DateTimeOffset receivedAt) => (Kind, Path, ReceivedAt) = (kind, path, receivedAt);

    /// <summary>graphql, search, files, pull, repo, user (the token's own), users, social, rate_limit or other.</summary>
    public string Kind { get; }

    /// <summary>The path with its query, without the prefix of an Enterprise server.</summary>
    public string Path { get; }

    /// <summary>When it came in, by the stand-in's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The name in <c>/via/NAME/graphql</c>, by which several clients of one account can be told apart; null for any other path.</summary>
    public string? Via { get; internal set; }

    /// <summary>Whose token it carried; null for the OAuth app, for no or wrong credentials.</summary>
    public string? Login { get; internal set; }

    /// <summary>The text of the GraphQL query; null for REST.</summary>
    public string? Query { get; internal set; }

    /// <summary>The GraphQL operation's name, <c>anonymous</c> when it has none; null for REST.</summary>
    public string? OperationName { get; internal set; }

    /// <summary>The GraphQL variables as JSON; <c>{}</c> when none were sent.</summary>
    public string Variables { get; internal set; } = "{}";

    /// <summary>How many pull requests the query resolved.</summary>
    public int PullRequests { get; internal set; }

    /// <summary>The pull requests whose file lists the query resolved, as <c>owner/name#number</c>, once for each page.</summary>
    public IReadOnlyList<string> FileLists { get; internal set; } = [];

    /// <summary>The GraphQL points it cost; 0 for REST and for queries that did not run.</summary>
    public int Points { get; internal set; }

    /// <summary>The status it was answered with; 0 while it is not answered, and for good when the connection was cut.</summary>
    public int Status { get => _status; internal set => _status = value; }
}
