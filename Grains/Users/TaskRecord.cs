using System.Text.Json.Serialization;
using GitBrag.Keys;

namespace GitBrag.Users;

/// <summary>A report task as it is stored.</summary>
internal sealed record TaskRecord
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("period")]
    public required string Period { get; init; }

    [JsonPropertyName("state")]
    public required TaskState State { get; init; }

    [JsonPropertyName("phase")]
    public TaskPhase Phase { get; set; }

    [JsonPropertyName("done")]
    public int Done { get; set; }

    [JsonPropertyName("total")]
    public int? Total { get; set; }

    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("startedAt")]
    public DateTimeOffset? StartedAt { get; set; }

    [JsonPropertyName("finishedAt")]
    public DateTimeOffset? FinishedAt { get; set; }

    [JsonPropertyName("waitingUntil")]
    public DateTimeOffset? WaitingUntil { get; set; }

    /// <summary>How often the task was begun.</summary>
    [JsonPropertyName("attempts")]
    public int Attempts { get; set; }

    /// <summary>How often it was begun since it last kept new work or waited for GitHub: such an attempt did what it could.</summary>
    [JsonPropertyName("fruitlessAttempts")]
    public int FruitlessAttempts { get; set; }

    /// <summary>The number of the present attempt. It is unique for the username and only grows: an older attempt can store and finish nothing.</summary>
    [JsonPropertyName("fence")]
    public long Attempt { get; set; }

    /// <summary>When the task counts as hung, unless it makes progress before.</summary>
    [JsonPropertyName("leaseUntil")]
    public DateTimeOffset LeaseUntil { get; set; }

    [JsonPropertyName("errorType")]
    public string? ErrorType { get; set; }

    [JsonPropertyName("errorDetail")]
    public string? ErrorDetail { get; set; }

    /// <summary>The caller's token, encrypted; null for the server's own credentials, and once the task has ended.</summary>
    [JsonPropertyName("protectedToken")]
    public string? ProtectedToken { get; set; }

    [JsonPropertyName("startedBy")]
    public required string StartedBy { get; init; }

    /// <summary>The W3C trace context of the request that asked for the task; null when it had none.</summary>
    [JsonPropertyName("traceParent")]
    public string? TraceParent { get; init; }

    [JsonIgnore]
    public CredentialReference Credential => new(ProtectedToken, StartedBy);

    [JsonIgnore]
    public ReportPeriod ReportPeriod => ReportPeriod.FromName(Period);
}
