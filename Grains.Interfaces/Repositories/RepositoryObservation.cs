namespace GitBrag.Repositories;

/// <summary>A repository as GitHub showed it at one instant.</summary>
/// <param name="Description">Its description; null when it has none.</param>
/// <param name="IsPrivate">Whether only some may see it.</param>
/// <param name="Stars">Its star count then.</param>
/// <param name="CreatedAt">When the repository was created; before that it had no stars.</param>
/// <param name="ObservedAt">The instant.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.RepositoryObservation")]
public sealed record RepositoryObservation(
    [property: Id(0)] string? Description,
    [property: Id(1)] bool IsPrivate,
    [property: Id(2)] long Stars,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] DateTimeOffset ObservedAt);
