namespace GitBrag.Repositories;

/// <summary>How many stars a repository gained in a period.</summary>
/// <param name="Value">The increase; it is negative when more were taken back than given; null when unknown.</param>
/// <param name="Reason">Why it is unknown; null when it is known.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StarIncrease")]
public sealed record StarIncrease([property: Id(0)] long? Value, [property: Id(1)] string? Reason);
