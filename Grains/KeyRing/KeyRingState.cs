using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.KeyRing;

/// <summary>The data-protection keys of a deployment.</summary>
internal sealed record KeyRingState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("keys")]
    public ImmutableArray<string> Keys { get; set; } = [];
}
