using System.Text.Json.Serialization;

namespace GitBrag.Cli.Service;

/// <summary>What an erasure came to.</summary>
/// <param name="ErasedReports">How many reports were erased.</param>
public sealed record ErasureAnswer([property: JsonPropertyName("erasedReports")] int ErasedReports);
