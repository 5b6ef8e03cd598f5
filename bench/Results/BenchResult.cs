using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Bench.Generations;
using GitBrag.Bench.Reads;
using GitBrag.Cli.Invocation;

namespace GitBrag.Bench.Results;

/// <summary>The result of one run of the benchmark, which <c>--json</c> prints and <c>--compare</c> reads.</summary>
internal sealed partial record BenchResult
{
    /// <summary>The number of processors that the service, the stand-in and the load shared.</summary>
    [JsonPropertyName("processors")]
    public required int Processors { get; init; }

    /// <summary>Generations, by the number of pull requests and the case.</summary>
    [JsonPropertyName("generations")]
    public required SortedDictionary<int, Dictionary<string, GenerationFigures>> Generations { get; init; }

    /// <summary>Reads of a stored report of 100 pull requests, by the number of connections.</summary>
    [JsonPropertyName("reads")]
    public required SortedDictionary<int, ReadFigures> Reads { get; init; }

    /// <summary>The ratios to an earlier run; null without <c>--compare</c>.</summary>
    [JsonPropertyName("ratios")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BenchRatios? Ratios { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ResultJson.Default.BenchResult);

    /// <summary>Reads the JSON of an earlier run from a file.</summary>
    /// <exception cref="CommandFailedException">The file is missing, or has other content.</exception>
    public static BenchResult Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ResultJson.Default.BenchResult) ?? throw new JsonException("null");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} does not hold the JSON of an earlier run: {exception.Message}", ExitCode.BadUsage);
        }
    }

    [JsonSourceGenerationOptions(WriteIndented = true)]
    [JsonSerializable(typeof(BenchResult))]
    private sealed partial class ResultJson : JsonSerializerContext;
}
