using System.Collections.Immutable;

namespace GitBrag.GitHub.FileLists;

/// <summary>The changed files of a pull request.</summary>
/// <param name="Files">The files; empty when the pull request changes none.</param>
/// <param name="Truncated">Whether GitHub cut the list at its first 3,000 files.</param>
/// <param name="FetchedAt">When the list was fetched.</param>
/// <param name="UpdatedAt">The pull request's own time of last update at that fetch.</param>
public sealed record PullRequestFiles(ImmutableArray<ChangedFile> Files, bool Truncated, DateTimeOffset FetchedAt, DateTimeOffset UpdatedAt);
