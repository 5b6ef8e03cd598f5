using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Profiles;

/// <summary>A stored profile.</summary>
internal sealed record ProfileState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("profile")]
    public Profile? Profile { get; set; }
}
