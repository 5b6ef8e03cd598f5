using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Users;

/// <summary>The checkpointed work of the active task.</summary>
internal sealed record DraftState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("taskId")]
    public string TaskId { get; set; } = "";

    [JsonPropertyName("facts")]
    public byte[]? Facts { get; set; }

    [JsonPropertyName("cost")]
    public TaskCost? Cost { get; set; }
}

[JsonSerializable(typeof(DraftState))]
internal sealed partial class DraftStateJson : JsonSerializerContext;
