using System.Collections.Immutable;
using GitBrag.Users;

namespace GitBrag.Api.Contracts;

/// <summary>A report task as this interface shows it.</summary>
/// <param name="Id">Its id, unique for the username.</param>
/// <param name="Username">Whose report it generates, lower-case.</param>
/// <param name="Period">The report's period.</param>
/// <param name="Private">Whether the report is a private one; only its viewer sees the task then.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>waiting</c> (for GitHub's rate limit), <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Phase"><c>queued</c>, <c>listing</c>, <c>files</c>, <c>storing</c> or <c>ended</c>.</param>
/// <param name="Done">How many of <paramref name="Total"/> are done.</param>
/// <param name="Total">How many there are; null while unknown.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When it was first begun; null while it is queued.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="WaitingUntil">Until when it waits for GitHub; null unless it does.</param>
/// <param name="Attempt">How often it was begun; 0 while it is queued.</param>
/// <param name="Error">Why it failed; null unless it did.</param>
/// <param name="Queue">The tasks of the username that wait behind the active one, next first.</param>
/// <param name="Links">Where to go from here.</param>
internal sealed record TaskView(
    string Id,
    string Username,
    string Period,
    bool Private,
    string State,
    string Phase,
    int Done,
    int? Total,
    DateTime CreatedAt,
    DateTime? StartedAt,
    DateTime? FinishedAt,
    DateTime? WaitingUntil,
    int Attempt,
    TaskErrorView? Error,
    ImmutableArray<QueuedTaskView> Queue,
    TaskLinks Links)
{
    public static TaskView Of(ReportTask task) => new(
        task.Id,
        task.Report.Login.Name,
        task.Report.Period.Name,
        task.Report.IsPrivate,
        Word(task.State),
        Word(task.Phase),
        task.Done,
        task.Total,
        task.CreatedAt.UtcDateTime,
        task.StartedAt?.UtcDateTime,
        task.FinishedAt?.UtcDateTime,
        task.WaitingUntil?.UtcDateTime,
        task.Attempt,
        task.Error is { } error ? new TaskErrorView(error.Type, error.Detail) : null,
        [.. task.Queue.Select(static queued => new QueuedTaskView(queued.Id, queued.Period.Name))],
        TaskLinks.Of(task));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
