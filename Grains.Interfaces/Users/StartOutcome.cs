namespace GitBrag.Users;

/// <summary>The answer to a <see cref="StartRequest"/>.</summary>
/// <param name="Kind">The kind of answer.</param>
/// <param name="Task">The task, new or already there; null unless there is one.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StartOutcome")]
public sealed record StartOutcome([property: Id(0)] StartOutcomeKind Kind, [property: Id(1)] ReportTask? Task);
