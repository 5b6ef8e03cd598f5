namespace GitBrag.Api.Contracts;

/// <summary>A task that waits for the active one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Period">The period of its report.</param>
internal sealed record QueuedTaskView(string Id, string Period);
