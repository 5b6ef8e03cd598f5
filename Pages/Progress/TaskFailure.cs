using GitBrag.Users;

namespace GitBrag.Pages.Progress;

/// <summary>A failed task for people: what happened and what to do next.</summary>
/// <param name="Status">The HTTP status of a page that has nothing else to show.</param>
/// <param name="Title">What happened.</param>
/// <param name="Text">What to do.</param>
/// <param name="CanRetry">Whether trying again may help.</param>
public sealed record TaskFailure(int Status, string Title, string Text, bool CanRetry)
{
    /// <summary>Whether another username would help.</summary>
    public bool AsksForUsername { get; init; }

    /// <summary>Whether signing in would help.</summary>
    public bool NeedsSignIn { get; init; }

    /// <summary>Explains how a task ended.</summary>
    /// <param name="task">A task that ended without a report.</param>
    /// <returns>The explanation.</returns>
    public static TaskFailure Of(ReportTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.State is TaskState.Cancelled
            ? new TaskFailure(404, "The report was cancelled", "Somebody ended the work on it before it was done. It can be started again.", true)
            : Of(task.Report.Login.Name, task.Error);
    }

    private static TaskFailure Of(string username, TaskError? error) => error?.Type switch
    {
        TaskError.UserNotFound => new(
            404, $"GitHub knows no {username}", "Check the spelling. If the account was renamed, use its new name; if it is brand new, try again in a minute.", true) { AsksForUsername = true },
        TaskError.UserRenamed => new(404, $"{username} goes by another name now", error.Detail, false) { AsksForUsername = true },
        TaskError.UserGone => new(404, $"{username} is gone from GitHub", error.Detail, false) { AsksForUsername = true },
        TaskError.NotAUser => new(
            404, $"{username} is not a person", "It is an organisation or an app, and those open no pull requests as people do. Ask for one of its members.", false) { AsksForUsername = true },
        TaskError.BadCredentials => new(
            502, "GitHub refused the credentials", "The token the report was started with is no longer valid. Sign in anew, or tell whoever runs this service.", true) { NeedsSignIn = true },
        TaskError.Timeout => new(504, "The work came to a halt", "GitHub gave nothing new for minutes, so the work was ended. What was fetched is kept; try again.", true),
        TaskError.GitHubUnavailable => new(502, "GitHub is not answering", "All attempts failed. githubstatus.com tells whether GitHub has an incident; try again later.", true),
        _ => new(500, "The report could not be made", "This is a fault of the service, and its log says more. It can be tried again.", true),
    };
}
