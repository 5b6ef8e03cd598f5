using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Profiles;

/// <summary>A stored profile, or the operator's bar against one.</summary>
internal sealed record ProfileState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("profile")]
    public Profile? Profile { get; set; }

    [JsonPropertyName("barred")]
    public bool Barred { get; set; }
}

[JsonSerializable(typeof(ProfileState))]
internal sealed partial class ProfileStateJson : JsonSerializerContext;
