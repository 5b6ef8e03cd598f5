namespace GitBrag.Reports.Generation;

/// <summary>The instants that a report is about, and when its listing began.</summary>
/// <param name="Since">The first instant of the period, inclusive.</param>
/// <param name="Until">The last instant of the period, inclusive.</param>
/// <param name="ListedAt">When the listing began: what has happened since, the report does not know.</param>
internal sealed record ReportSpan(DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset ListedAt);
