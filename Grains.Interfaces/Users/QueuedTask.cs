using GitBrag.Keys;

namespace GitBrag.Users;

/// <summary>A task that waits behind the active one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Period">The period it is about.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.QueuedTask")]
public sealed record QueuedTask([property: Id(0)] string Id, [property: Id(1)] ReportPeriod Period);
