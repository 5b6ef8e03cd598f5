using GitBrag.Keys;

namespace GitBrag.Users;

/// <summary>A line in the list of a username's stored reports.</summary>
/// <param name="Period">The period.</param>
/// <param name="CreatedAt">When the report was generated.</param>
/// <param name="Complete">Whether nothing is missing from it.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StoredReportEntry")]
public sealed record StoredReportEntry([property: Id(0)] ReportPeriod Period, [property: Id(1)] DateTimeOffset CreatedAt, [property: Id(2)] bool Complete);
