namespace GitBrag.GitHub.Stars;

/// <summary>The stars that a repository was given in a period and still has.</summary>
/// <param name="Count">How many; null when they are too many to count one by one.</param>
/// <param name="Reason">Why they were not counted, as a sentence for people; null when they were.</param>
public sealed record CountedStars(int? Count, string? Reason);
