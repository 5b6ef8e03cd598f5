using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Sessions;

/// <summary>The stored list of an account's sessions.</summary>
internal sealed record AccountSessionsState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    /// <summary>When each ends by itself, by the key of its grain.</summary>
    [JsonPropertyName("sessions")]
    public ImmutableDictionary<string, DateTimeOffset> Sessions { get; set; } = ImmutableDictionary<string, DateTimeOffset>.Empty;
}

[JsonSerializable(typeof(AccountSessionsState))]
internal sealed partial class AccountSessionsStateJson : JsonSerializerContext;
