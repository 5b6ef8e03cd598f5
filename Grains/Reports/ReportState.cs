using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Reports;

/// <summary>A stored report: a small header, and two packed parts that are never taken apart here.</summary>
internal sealed record ReportState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("version")]
    public long Attempt { get; set; }

    [JsonPropertyName("createdAt")]
    public DateTimeOffset CreatedAt { get; set; }

    [JsonPropertyName("since")]
    public DateTimeOffset Since { get; set; }

    [JsonPropertyName("until")]
    public DateTimeOffset Until { get; set; }

    [JsonPropertyName("complete")]
    public bool Complete { get; set; }

    [JsonPropertyName("subjectId")]
    public long SubjectId { get; set; }

    [JsonPropertyName("taskId")]
    public string TaskId { get; set; } = "";

    [JsonPropertyName("body")]
    public byte[]? Body { get; set; }

    [JsonPropertyName("facts")]
    public byte[]? Facts { get; set; }
}

[JsonSerializable(typeof(ReportState))]
internal sealed partial class ReportStateJson : JsonSerializerContext;
