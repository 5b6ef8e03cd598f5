namespace GitBrag.GitHub.StandIn;

/// <summary>Who calls: a token's user, the OAuth app itself (without a login), or nobody in particular.</summary>
internal sealed record Caller(string Account, string? Login, IReadOnlyList<string> Scopes, bool IsAnonymous)
{
    public static Caller Anonymous { get; } = new("anonymous", null, [], IsAnonymous: true);

    public bool SeesPrivate => Scopes.Contains("repo");
}
