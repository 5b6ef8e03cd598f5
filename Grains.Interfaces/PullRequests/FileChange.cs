namespace GitBrag.PullRequests;

/// <summary>One changed file of a pull request.</summary>
/// <param name="Path">Its path in the repository after the change.</param>
/// <param name="Additions">Lines added, 0 or more.</param>
/// <param name="Deletions">Lines deleted, 0 or more.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.FileChange")]
public readonly record struct FileChange([property: Id(0)] string Path, [property: Id(1)] int Additions, [property: Id(2)] int Deletions);
