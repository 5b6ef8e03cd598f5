namespace GitBrag.GitHub.Listing;

/// <summary>Asks for the pull requests of one person that were created or merged in a period.</summary>
/// <param name="Login">The login of the person.</param>
/// <param name="Since">The first instant of the period, whole seconds.</param>
/// <param name="Until">The last instant of the period, itself included, whole seconds.</param>
/// <param name="IncludePrivate">Whether those in private repositories are meant as well, as far as the credentials see them. Default: public ones only.</param>
/// <param name="Known">An earlier listing that covers the period; null to list everything.</param>
public sealed record ListingQuery(string Login, DateTimeOffset Since, DateTimeOffset Until, bool IncludePrivate = false, KnownListing? Known = null)
{
    /// <summary>Whether a pull request was created or merged in the period.</summary>
    /// <param name="pull">The pull request.</param>
    /// <returns>True for those that the query asks for.</returns>
    public bool Includes(ListedPullRequest pull) => IsInPeriod(pull.CreatedAt) || (pull.MergedAt is { } mergedAt && IsInPeriod(mergedAt));

    private bool IsInPeriod(DateTimeOffset instant) => Since <= instant && instant <= Until;
}
