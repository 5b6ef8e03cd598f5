using System.Collections.Immutable;
using GitBrag.Profiles;
using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Facts;
using GitBrag.Users;

namespace GitBrag.GitHub;

/// <summary>How a listing ended.</summary>
/// <param name="Subject">Whose pull requests were listed; null only with an <paramref name="Error"/>.</param>
/// <param name="Missing">What GitHub says there is and could not be had; empty when everything came.</param>
/// <param name="Error">Why there is no listing: <c>user-not-found</c>, <c>not-a-user</c>, <c>bad-credentials</c> or <c>github-unavailable</c>; null when there is one.</param>
internal sealed record ListingOutcome(Profile? Subject, ImmutableArray<MissingPart> Missing, TaskError? Error)
{
    /// <summary>When everything was listed that this listing is built upon; null when it listed everything itself.</summary>
    public DateTimeOffset? FullyListedAt { get; init; }
}
