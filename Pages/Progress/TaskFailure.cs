using GitBrag.Users;

namespace GitBrag.Pages.Progress;

/// <summary>Explains a failed task: what happened and what to do next.</summary>
/// <param name="Status">The HTTP status of a page without a report.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What to do.</param>
/// <param name="CanRetry">Whether a retry may help.</param>
public sealed record TaskFailure(int Status, string Title, string Text, bool CanRetry)
{
    /// <summary>Whether the page asks for another username.</summary>
    public bool AsksForUsername { get; init; }

    /// <summary>Whether the page offers to sign in.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>Explains how a task ended.</summary>
    /// <param name="task">A task that ended without a report.</param>
    /// <returns>The explanation.</returns>
    public static TaskFailure Of(ReportTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.State is TaskState.Cancelled
            ? new TaskFailure(404, "The report was cancelled", "The task was cancelled before it was complete. You can start it again.", true)
            : Of(task.Report.Login.Name, task.Error);
    }

    private static TaskFailure Of(string username, TaskError? error) => error?.Type switch
    {
        TaskError.UserNotFound => new(
            404, $"{username} is not on GitHub", "Check the spelling. If the account was renamed, use its new name. If it is new, try again in a minute.", true) { AsksForUsername = true },
        TaskError.UserRenamed => new(404, $"{username} was renamed", error.Detail, false) { AsksForUsername = true },
        TaskError.UserGone => new(404, $"{username} is no longer on GitHub", error.Detail, false) { AsksForUsername = true },
        TaskError.NotAUser => new(
            404, $"{username} is not a user", "It is an organization or an app. Try one of its members.", false) { AsksForUsername = true },
        TaskError.BadCredentials => new(
            502, "GitHub refused the credentials", "The token that started the report is no longer valid. Sign in again, or tell the operator of this service.", true) { NeedsSignIn = true },
        TaskError.Timeout => new(504, "The task timed out", "GitHub returned nothing new for minutes. What was fetched is kept. Try again.", true),
        TaskError.GitHubUnavailable => new(502, "GitHub is unavailable", error.Detail, true),
        _ => new(500, "The report failed", "This is an error of the service. Try again; the operator finds the details in the log.", true),
    };
}
