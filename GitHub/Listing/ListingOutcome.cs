using System.Collections.Immutable;

namespace GitBrag.GitHub.Listing;

/// <summary>How a listing ended.</summary>
/// <param name="Subject">Whose pull requests were listed; null only with an <paramref name="Error"/>.</param>
/// <param name="Missing">What GitHub counts and did not show, as sentences for people; empty when everything came.</param>
/// <param name="Error">Why there is no listing; null when there is one.</param>
public sealed record ListingOutcome(UserProfile? Subject, ImmutableArray<string> Missing, GitHubError? Error)
{
    /// <summary>When everything was listed that this listing is built upon; null when it listed everything itself.</summary>
    public DateTimeOffset? FullyListedAt { get; init; }
}
