namespace GitBrag.GitHub.FileLists;

/// <summary>A changed file of a pull request.</summary>
/// <param name="Path">Its path in the repository after the change.</param>
/// <param name="Additions">Lines added, 0 or more.</param>
/// <param name="Deletions">Lines deleted, 0 or more.</param>
public readonly record struct ChangedFile(string Path, int Additions, int Deletions);
