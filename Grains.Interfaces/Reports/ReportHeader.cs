namespace GitBrag.Reports;

/// <summary>What there is to know of a stored report without unpacking it.</summary>
/// <param name="Attempt">The number of the attempt that stored it. It only grows, so it tells two versions of a report apart.</param>
/// <param name="CreatedAt">When the report was generated, UTC.</param>
/// <param name="Since">The first instant of the period, inclusive, UTC.</param>
/// <param name="Until">The last instant of the period, inclusive, UTC.</param>
/// <param name="Complete">Whether nothing is missing from it.</param>
/// <param name="SubjectId">GitHub's numeric id of the account the report is about; a login can change hands, an id cannot.</param>
/// <param name="TaskId">The task that generated it.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportHeader")]
public sealed record ReportHeader(
    [property: Id(0)] long Attempt,
    [property: Id(1)] DateTimeOffset CreatedAt,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] DateTimeOffset Until,
    [property: Id(4)] bool Complete,
    [property: Id(5)] long SubjectId,
    [property: Id(6)] string TaskId);
