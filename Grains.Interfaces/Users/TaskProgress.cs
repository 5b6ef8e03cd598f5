namespace GitBrag.Users;

/// <summary>What a worker tells its grain of its progress.</summary>
/// <param name="Phase">The current phase.</param>
/// <param name="Done">How many of <paramref name="Total"/> are done.</param>
/// <param name="Total">How many there are; null while unknown.</param>
/// <param name="WaitingUntil">The instant a rate limit named, when the worker waits for it; else null.</param>
/// <param name="Draft">Work to keep for a resumption; null to keep the stored draft.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.TaskProgress")]
public sealed record TaskProgress(
    [property: Id(0)] TaskPhase Phase,
    [property: Id(1)] int Done,
    [property: Id(2)] int? Total,
    [property: Id(3)] DateTimeOffset? WaitingUntil,
    [property: Id(4)] TaskDraft? Draft);
