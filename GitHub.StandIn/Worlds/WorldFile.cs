namespace GitBrag.GitHub.StandIn;

/// <summary>A file that a pull request changes.</summary>
/// <param name="Path">The path in the repository, with forward slashes.</param>
/// <param name="Additions">Lines added, 0 or more.</param>
/// <param name="Deletions">Lines deleted, 0 or more.</param>
/// <param name="Status">What happened to it, as REST spells it: added, modified, removed, renamed, copied or changed.</param>
public sealed record WorldFile(string Path, int Additions, int Deletions, string Status = "modified");
