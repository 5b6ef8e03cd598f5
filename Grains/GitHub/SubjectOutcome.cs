using GitBrag.Profiles;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.GitHub;

/// <summary>What GitHub says of a login. One of the two is null.</summary>
/// <param name="Subject">The person's profile.</param>
/// <param name="Error">Why there is none: <c>user-not-found</c>, <c>not-a-user</c>, <c>bad-credentials</c> or <c>github-unavailable</c>.</param>
public sealed record SubjectOutcome(Profile? Subject, TaskError? Error);
