using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Bench.Generations;
using GitBrag.Bench.Reads;
using GitBrag.Cli.Invocation;

namespace GitBrag.Bench.Results;

/// <summary>All that one run of the benchmark measured; what <c>--json</c> prints, and <c>--compare</c> reads.</summary>
internal sealed partial record BenchResult
{
    /// <summary>How many processors the service, the stand-in and the load shared.</summary>
    [JsonPropertyName("processors")]
    public required int Processors { get; init; }

    /// <summary>Generations, by the number of pull requests and the case.</summary>
    [JsonPropertyName("generations")]
    public required SortedDictionary<int, Dictionary<string, GenerationFigures>> Generations { get; init; }

    /// <summary>Reads of a stored report of 100 pull requests, by the number of connections.</summary>
    [JsonPropertyName("reads")]
    public required SortedDictionary<int, ReadFigures> Reads { get; init; }

    /// <summary>Each figure of this run over the same one of an earlier run, in the shape of this run; null unless one was named.</summary>
    [JsonPropertyName("ratios")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BenchRatios? Ratios { get; init; }

    /// <summary>Gives the JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ResultJson.Default.BenchResult);

    /// <summary>Reads the JSON of an earlier run.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="CommandFailedException">There is no such file, or it is something else.</exception>
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
