using System.Collections.Immutable;

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
    [property: Id(4)] DateTimeOffset ObservedAt)
{
    /// <summary>GitHub's numeric id, which stays when the repository is renamed, and which another one of the same name does not have; null when it is not known.</summary>
    [Id(5)]
    public long? RepositoryId { get; init; }

    /// <summary>The star counts that were taken while it had another name, in any order; empty when there are none.</summary>
    [Id(6)]
    public ImmutableArray<StarSnapshot> Former { get; init; } = [];
}
