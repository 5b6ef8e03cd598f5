using GitBrag.Keys;

namespace GitBrag.GitHub;

/// <summary>Asks for the pull requests of one person that were created or merged in a period.</summary>
/// <param name="Login">Whose pull requests.</param>
/// <param name="Since">The first instant of the period, whole seconds.</param>
/// <param name="Until">The last instant of the period, itself included, whole seconds.</param>
/// <param name="IncludePrivate">Whether those in private repositories are meant as well, as far as the credentials see them. Default: public ones only.</param>
/// <param name="Known">What is known already and covers the period; null to list everything.</param>
internal sealed record ListingQuery(GitHubLogin Login, DateTimeOffset Since, DateTimeOffset Until, bool IncludePrivate = false, KnownListing? Known = null);
