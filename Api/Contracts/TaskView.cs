using System.Collections.Immutable;
using GitBrag.Users;

namespace GitBrag.Api.Contracts;

/// <summary>A report task in the REST interface.</summary>
/// <param name="Id">Its id, unique for the username.</param>
/// <param name="Username">The username of the report, lower-case.</param>
/// <param name="Period">The report's period.</param>
/// <param name="Private">Whether the report is private; only its viewer sees the task then.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>waiting</c> (for GitHub's rate limit), <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Phase"><c>queued</c>, <c>listing</c>, <c>files</c>, <c>storing</c> or <c>ended</c>.</param>
/// <param name="Done">The completed part of <paramref name="Total"/>.</param>
/// <param name="Total">The number of items; null while unknown.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="StartedAt">When its first attempt started; null while it is queued.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="WaitingUntil">When it continues after a rate limit; null when it is not waiting.</param>
/// <param name="Attempt">The number of attempts; 0 while it is queued.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Queue">The queued tasks of the username, next first.</param>
/// <param name="Links">Related resources.</param>
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
        task.Attempts,
        task.Error is { } error ? new TaskErrorView(error.Type, error.Detail) : null,
        [.. task.Queue.Select(static queued => new QueuedTaskView(queued.Id, queued.Period.Name))],
        TaskLinks.Of(task));

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
