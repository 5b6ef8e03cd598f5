namespace GitBrag.GitHub.StandIn;

/// <summary>Who calls: a token's user, the OAuth app itself (without a login), or nobody in particular.</summary>
/// <param name="Account">Whose limits count.</param>
/// <param name="Login">The user; null for the app and for nobody.</param>
/// <param name="Scopes">What the token may do; null for a fine-grained token, which has no scopes.</param>
/// <param name="IsAnonymous">Whether there were no credentials.</param>
internal sealed record Caller(string Account, string? Login, IReadOnlyList<string>? Scopes, bool IsAnonymous)
{
    public static Caller Anonymous { get; } = new("anonymous", null, [], IsAnonymous: true);

    /// <summary>Whether private repositories are shown.</summary>
    public bool SeesPrivate { get; init; } = Scopes?.Contains("repo") ?? false;
}
