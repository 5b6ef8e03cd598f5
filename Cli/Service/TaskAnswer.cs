using System.Text.Json.Serialization;

namespace GitBrag.Cli.Service;

/// <summary>A report task as the REST interface gives it, as far as a command needs it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>waiting</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Phase"><c>queued</c>, <c>listing</c>, <c>files</c>, <c>storing</c> or <c>ended</c>.</param>
/// <param name="Done">How many of <paramref name="Total"/> are done.</param>
/// <param name="Total">How many there are; null while unknown.</param>
/// <param name="WaitingUntil">Until when it waits for GitHub; null unless it does.</param>
/// <param name="Error">Why it failed; null unless it did.</param>
public sealed record TaskAnswer(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("phase")] string? Phase,
    [property: JsonPropertyName("done")] int Done,
    [property: JsonPropertyName("total")] int? Total,
    [property: JsonPropertyName("waitingUntil")] DateTimeOffset? WaitingUntil,
    [property: JsonPropertyName("error")] ErrorAnswer? Error)
{
    /// <summary>Whether it has ended, in whatever way.</summary>
    [JsonIgnore]
    public bool HasEnded => State is "succeeded" or "failed" or "cancelled";
}
