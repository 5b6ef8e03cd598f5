using GitBrag.Users;

namespace GitBrag.GitHub.Accounts;

/// <summary>What GitHub says of whose credentials some are. Either the account or the error is null.</summary>
/// <param name="Account">The account.</param>
/// <param name="ETag">What to ask with the next time, so that the same answer costs nothing; null when GitHub named none.</param>
/// <param name="Error">Why there is none: <c>bad-credentials</c> or <c>github-unavailable</c>.</param>
public sealed record AccountOutcome(GitHubAccount? Account, string? ETag, TaskError? Error);
