namespace GitBrag.Reports;

/// <summary>The facts behind a stored report, for a later generation to build upon.</summary>
/// <param name="SubjectId">GitHub's numeric id of the account; facts of another account are not used.</param>
/// <param name="Facts">The packed facts.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StoredFacts")]
public sealed record StoredFacts([property: Id(0)] long SubjectId, [property: Id(1)] byte[] Facts);
