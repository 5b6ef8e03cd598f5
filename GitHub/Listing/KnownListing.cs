using System.Collections.Immutable;

namespace GitBrag.GitHub.Listing;

/// <summary>The result of an earlier listing, for a new one to build upon.</summary>
/// <param name="SubjectId">GitHub's id of the account it was about.</param>
/// <param name="ListedAt">When it began: what has happened since, it does not know.</param>
/// <param name="Since">The first instant of its period.</param>
/// <param name="Until">The last instant of its period.</param>
/// <param name="PullRequests">All pull requests of its period.</param>
/// <param name="Repositories">Their repositories.</param>
/// <param name="FullyListedAt">When everything was listed, of which later listings were built; null when this one did.</param>
public sealed record KnownListing(
    long SubjectId,
    DateTimeOffset ListedAt,
    DateTimeOffset Since,
    DateTimeOffset Until,
    ImmutableArray<ListedPullRequest> PullRequests,
    ImmutableArray<ListedRepository> Repositories,
    DateTimeOffset? FullyListedAt = null)
{
    // Answers may be a little behind what has happened, and clocks differ.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // Counts miss a pull request that vanishes in the same refresh as another appears without an update.
    private static readonly TimeSpan MaximumAge = TimeSpan.FromDays(30);

    /// <summary>When everything was listed that this is built upon.</summary>
    public DateTimeOffset Origin => FullyListedAt ?? ListedAt;

    /// <summary>Pull requests updated before this instant are known in their present state.</summary>
    public DateTimeOffset CertainUntil => ListedAt - Overlap;

    /// <summary>Whether everything should be listed again.</summary>
    /// <param name="now">The present instant.</param>
    /// <returns>True after 30 days.</returns>
    public bool IsTooOld(DateTimeOffset now) => now - Origin > MaximumAge;

    /// <summary>Whether a listing of another period needs nothing from before <see cref="ListedAt"/> that this one does not know.</summary>
    /// <param name="since">The first instant of the other period.</param>
    /// <param name="until">The last instant of the other period.</param>
    /// <returns>True when this period holds the other one, but for what has happened since.</returns>
    public bool Covers(DateTimeOffset since, DateTimeOffset until) => Since <= since && (until <= Until || Until >= CertainUntil);
}
