using GitBrag.Users;

namespace GitBrag.Api.Tasks;

/// <summary>Where to go from a task; paths on this service.</summary>
/// <param name="Self">The task.</param>
/// <param name="Report">The report that it generates.</param>
/// <param name="Events">The progress of the username's active task, as server-sent events.</param>
internal sealed record TaskLinks(string Self, string Report, string Events)
{
    public static TaskLinks Of(string username, ReportTask task)
    {
        var user = $"/api/v1/users/{Uri.EscapeDataString(username)}";
        return new TaskLinks($"{user}/tasks/{Uri.EscapeDataString(task.Id)}", $"{user}/reports/{task.Report.Period.Name}", $"{user}/task/events");
    }

    /// <summary>The task as a <c>Link</c> header, with the relation that RFC 8631 has for it.</summary>
    public string AsHeader() => $"<{Self}>; rel=\"status\"";
}
