using System.Text.Json.Serialization;

namespace GitBrag.Cli.Service;

/// <summary>The part of a report task that commands use, as the REST API returns it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>waiting</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Phase"><c>queued</c>, <c>listing</c>, <c>files</c>, <c>storing</c> or <c>ended</c>.</param>
/// <param name="Done">The number of finished steps.</param>
/// <param name="Total">The number of steps; null while unknown.</param>
/// <param name="WaitingUntil">The time until which it waits for GitHub; null when it does not wait.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record TaskAnswer(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("phase")] string? Phase,
    [property: JsonPropertyName("done")] int Done,
    [property: JsonPropertyName("total")] int? Total,
    [property: JsonPropertyName("waitingUntil")] DateTimeOffset? WaitingUntil,
    [property: JsonPropertyName("error")] ErrorAnswer? Error)
{
    /// <summary>Whether it has succeeded, failed or been cancelled.</summary>
    [JsonIgnore]
    public bool HasEnded => State is "succeeded" or "failed" or "cancelled";
}
