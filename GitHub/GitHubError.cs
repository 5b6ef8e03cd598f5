namespace GitBrag.GitHub;

/// <summary>Why there is no result.</summary>
/// <param name="Kind">The kind of error.</param>
/// <param name="Detail">A sentence for people that says what to do.</param>
public sealed record GitHubError(GitHubErrorKind Kind, string Detail);
