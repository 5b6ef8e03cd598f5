namespace GitBrag.Reporting;

/// <summary>How many stars a repository gained in a period.</summary>
/// <param name="Value">The gain; negative when more stars were removed than given; null when unknown.</param>
/// <param name="Reason">Why it is unknown; null when it is known.</param>
public sealed record StarGain(long? Value, string? Reason);
