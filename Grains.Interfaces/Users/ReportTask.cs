using System.Collections.Immutable;
using GitBrag.Keys;

namespace GitBrag.Users;

/// <summary>A report task as others see it.</summary>
/// <param name="Id">Its id, unique for the username.</param>
/// <param name="Report">The report it generates.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Phase">What it is busy with.</param>
/// <param name="Done">How many of <paramref name="Total"/> are done.</param>
/// <param name="Total">How many there are; null while unknown.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When its first attempt began; null while it is queued.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="WaitingUntil">Until when it waits for GitHub; null unless <see cref="TaskState.Waiting"/>.</param>
/// <param name="Attempts">How often it was begun: 0 while queued, 1 for the first time.</param>
/// <param name="Error">Why it failed; null unless it did.</param>
/// <param name="StartedBy">The owner of the credentials it was started with.</param>
/// <param name="Queue">The tasks waiting behind the active one, next first.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportTask")]
public sealed record ReportTask(
    [property: Id(0)] string Id,
    [property: Id(1)] ReportKey Report,
    [property: Id(2)] TaskState State,
    [property: Id(3)] TaskPhase Phase,
    [property: Id(4)] int Done,
    [property: Id(5)] int? Total,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset? StartedAt,
    [property: Id(8)] DateTimeOffset? FinishedAt,
    [property: Id(9)] DateTimeOffset? WaitingUntil,
    [property: Id(10)] int Attempts,
    [property: Id(11)] TaskError? Error,
    [property: Id(12)] string StartedBy,
    [property: Id(13)] ImmutableArray<QueuedTask> Queue)
{
    /// <summary>Whether it has ended, in whatever way.</summary>
    public bool HasEnded => State is TaskState.Succeeded or TaskState.Failed or TaskState.Cancelled;
}
