using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Sessions;

/// <summary>A stored session.</summary>
internal sealed record SessionState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    /// <summary>The session; null when there is none.</summary>
    [JsonPropertyName("session")]
    public Session? Session { get; set; }

    /// <summary>Until when it is remembered that GitHub stopped accepting the token of the session that was here; null when that is not why there is none.</summary>
    [JsonPropertyName("rejectedUntil")]
    public DateTimeOffset? RejectedUntil { get; set; }
}

[JsonSerializable(typeof(SessionState))]
internal sealed partial class SessionStateJson : JsonSerializerContext;
