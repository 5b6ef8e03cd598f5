namespace GitBrag.Api.Tasks;

/// <summary>A task at one moment, ready to send to any number of subscribers.</summary>
/// <param name="Id">Identifies the event; the end of a task always has the same id.</param>
/// <param name="Json">The task.</param>
/// <param name="IsEnd">Whether the task has ended and no event follows.</param>
internal sealed record TaskEvent(string Id, byte[] Json, bool IsEnd);
