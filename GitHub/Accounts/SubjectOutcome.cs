
namespace GitBrag.GitHub.Accounts;

/// <summary>What GitHub says of a login. One of the two is null.</summary>
/// <param name="Subject">The person's profile.</param>
/// <param name="Error">Why there is none.</param>
public sealed record SubjectOutcome(UserProfile? Subject, GitHubError? Error);
