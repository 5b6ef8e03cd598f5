using GitBrag.Reports;

namespace GitBrag.Users;

/// <summary>How a worker's attempt ended.</summary>
/// <param name="Report">The header of the stored report; null when there is none.</param>
/// <param name="Error">Why there is none; null when there is one.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.TaskResult")]
public sealed record TaskResult([property: Id(0)] ReportHeader? Report, [property: Id(1)] TaskError? Error);
