using System.Collections.Immutable;

namespace GitBrag.PullRequests;

/// <summary>The changed files of a pull request, as GitHub gave them at one instant.</summary>
/// <param name="Files">The files; empty when the pull request changes none.</param>
/// <param name="Truncated">Whether GitHub cut the list at its first 3,000 files.</param>
/// <param name="FetchedAt">When the list was fetched; its six hours count from here.</param>
/// <param name="UpdatedAt">The pull request's own time of last update at that fetch.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.FileList")]
public sealed record FileList(
    [property: Id(0)] ImmutableArray<FileChange> Files,
    [property: Id(1)] bool Truncated,
    [property: Id(2)] DateTimeOffset FetchedAt,
    [property: Id(3)] DateTimeOffset UpdatedAt);
