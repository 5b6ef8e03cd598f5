namespace GitBrag.Users;

/// <summary>The phases of a report task.</summary>
[GenerateSerializer, Alias("gitbrag.TaskPhase")]
public enum TaskPhase
{
    /// <summary>Nothing yet.</summary>
    Queued = 0,

    /// <summary>Listing the pull requests of the period; done and total count pull requests.</summary>
    Listing = 1,

    /// <summary>Fetching file lists; done and total count pull requests.</summary>
    Files = 2,

    /// <summary>Computing the report and storing it.</summary>
    Storing = 3,

    /// <summary>The task has ended.</summary>
    Ended = 4,
}
