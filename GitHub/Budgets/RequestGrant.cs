namespace GitBrag.GitHub.Budgets;

/// <summary>A grant to send one request, or the instant to ask again.</summary>
/// <param name="Id">The grant's number, to settle it with; 0 when the request must wait.</param>
/// <param name="AskAgainAt">When to ask again; null when the request is granted.</param>
/// <param name="MeasureRoundTrip">
/// Whether to send a request without work after this one. It measures the round trip, which must not count as GitHub's work.
/// </param>
/// <param name="Left">The points left before this request, as GitHub last told; null when that is not known, as at the beginning of every quota.</param>
public sealed record RequestGrant(long Id, DateTimeOffset? AskAgainAt, bool MeasureRoundTrip, int? Left = null);
