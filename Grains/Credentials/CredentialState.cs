using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Credentials;

/// <summary>What of a credential's budget outlives the process: what GitHub asked for by name.</summary>
internal sealed record CredentialState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("blockedUntil")]
    public DateTimeOffset? BlockedUntil { get; set; }

    [JsonPropertyName("penalties")]
    public int Penalties { get; set; }

    /// <summary>GitHub's numeric id of the account that a token belongs to; null while it is not known, and where these are not a token's.</summary>
    [JsonPropertyName("account")]
    public long? Account { get; set; }
}

[JsonSerializable(typeof(CredentialState))]
internal sealed partial class CredentialStateJson : JsonSerializerContext;
