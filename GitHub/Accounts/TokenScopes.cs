namespace GitBrag.GitHub.Accounts;

/// <summary>What a token may do, as GitHub lists it: <c>repo, read:user</c>.</summary>
internal static class TokenScopes
{
    // GitHub's only scope that opens private repositories; public_repo and repo:status do not.
    private const string PrivateRepositories = "repo";

    /// <summary>Whether a list of scopes opens private repositories.</summary>
    /// <param name="scopes">Scopes, separated by commas or blanks.</param>
    /// <returns>Whether <c>repo</c> is among them.</returns>
    public static bool ReadPrivate(string scopes) => scopes.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Contains(PrivateRepositories, StringComparer.Ordinal);
}
