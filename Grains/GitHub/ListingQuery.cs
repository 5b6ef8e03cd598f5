using GitBrag.Users;

namespace GitBrag.GitHub;

/// <summary>Asks for the public pull requests of one person that were created or merged in a period.</summary>
/// <param name="Login">Whose pull requests.</param>
/// <param name="Since">The first instant of the period, whole seconds.</param>
/// <param name="Until">The last instant of the period, itself included, whole seconds.</param>
/// <param name="Known">What is known already and covers the period; null to list everything.</param>
public sealed record ListingQuery(GitHubLogin Login, DateTimeOffset Since, DateTimeOffset Until, KnownListing? Known = null);
