using System.Text.Json.Serialization;

namespace GitBrag.Cli.Service;

/// <summary>The answer to an erasure.</summary>
/// <param name="ErasedReports">The number of erased reports.</param>
public sealed record ErasureAnswer([property: JsonPropertyName("erasedReports")] int ErasedReports);
