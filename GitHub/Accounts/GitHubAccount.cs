namespace GitBrag.GitHub.Accounts;

/// <summary>The account that credentials belong to.</summary>
/// <param name="Id">GitHub's numeric id, which stays when the login changes.</param>
/// <param name="Login">The login in its own letter case.</param>
/// <param name="ReadsPrivate">Whether the credentials may read private repositories; without that they show and make no private report.</param>
public sealed record GitHubAccount(long Id, string Login, bool ReadsPrivate);
