using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Repositories;

/// <summary>What is stored of a repository.</summary>
internal sealed record RepositoryState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    [JsonPropertyName("private")]
    public bool IsPrivate { get; set; }

    [JsonPropertyName("stars")]
    public StarSnapshots Stars { get; set; } = StarSnapshots.None;
}
