namespace GitBrag.Api.Tasks;

/// <summary>A task as it stood at one moment, ready to be sent to any number of listeners.</summary>
/// <param name="Id">Tells the event apart; the end of a task always has the same id.</param>
/// <param name="Json">The task.</param>
/// <param name="IsEnd">Whether the task has ended, so that nothing follows.</param>
internal sealed record TaskEvent(string Id, byte[] Json, bool IsEnd);
