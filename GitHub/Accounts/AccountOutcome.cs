namespace GitBrag.GitHub.Accounts;

/// <summary>What GitHub says of whose credentials some are. Either the account or the error is null.</summary>
/// <param name="Account">The account.</param>
/// <param name="ETag">What to ask with the next time, so that the same answer costs nothing; null when GitHub named none.</param>
/// <param name="Error">Why there is none.</param>
public sealed record AccountOutcome(GitHubAccount? Account, string? ETag, GitHubError? Error);
