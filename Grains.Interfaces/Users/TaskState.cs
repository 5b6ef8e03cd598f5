namespace GitBrag.Users;

/// <summary>Where a report task stands.</summary>
[GenerateSerializer, Alias("gitbrag.TaskState")]
public enum TaskState
{
    /// <summary>It waits behind another task of the username.</summary>
    Queued = 0,

    /// <summary>It is at work.</summary>
    Running = 1,

    /// <summary>It waits for the instant that GitHub's rate limit named.</summary>
    Waiting = 2,

    /// <summary>Its report is stored.</summary>
    Succeeded = 3,

    /// <summary>It ended without a report; its error says why.</summary>
    Failed = 4,

    /// <summary>Somebody ended it.</summary>
    Cancelled = 5,
}
