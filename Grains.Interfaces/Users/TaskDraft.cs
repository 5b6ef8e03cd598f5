namespace GitBrag.Users;

/// <summary>The work of an unfinished task, kept so that a resumption does not repeat it.</summary>
/// <param name="Facts">The facts so far, packed; only the generation reads them.</param>
/// <param name="Cost">What it has spent so far.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.TaskDraft")]
public sealed record TaskDraft([property: Id(0)] byte[] Facts, [property: Id(1)] TaskCost Cost);
