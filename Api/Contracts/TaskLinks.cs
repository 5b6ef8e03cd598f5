using GitBrag.Users;

namespace GitBrag.Api.Contracts;

/// <summary>The links of a task, as paths on this service.</summary>
/// <param name="Self">The task.</param>
/// <param name="Report">Its report.</param>
/// <param name="Events">The progress of the username's active task, as server-sent events.</param>
internal sealed record TaskLinks(string Self, string Report, string Events)
{
    public static TaskLinks Of(ReportTask task)
    {
        var (login, isPrivate) = (task.Report.Login, task.Report.IsPrivate);
        var user = $"/api/v1/users/{Uri.EscapeDataString(login.Name)}";
        return new TaskLinks(
            $"{user}/tasks/{Uri.EscapeDataString(task.Id)}",
            ReportPath.Of(login, task.Report.Period, isPrivate),
            $"{user}/task/events{(isPrivate ? "?private=true" : "")}");
    }

    /// <summary>The task as a <c>Link</c> header, with the relation that RFC 8631 has for it.</summary>
    public string AsHeader() => $"<{Self}>; rel=\"status\"";
}
