namespace GitBrag.GitHub.StandIn;

/// <summary>The caller: a token's user, the OAuth app itself (without a login), or an anonymous one.</summary>
/// <param name="Account">The account whose limits apply.</param>
/// <param name="Login">The user; null for the app and for nobody.</param>
/// <param name="Scopes">The scopes of the token; null for a fine-grained token, which has none.</param>
/// <param name="IsAnonymous">Whether there were no credentials.</param>
internal sealed record Caller(string Account, string? Login, IReadOnlyList<string>? Scopes, bool IsAnonymous)
{
    public static Caller Anonymous { get; } = new("anonymous", null, [], IsAnonymous: true);

    /// <summary>Whether private repositories are shown.</summary>
    public bool SeesPrivate { get; init; } = Scopes?.Contains("repo") ?? false;
}
