using System.Text.Json.Serialization;
using GitBrag.State;

namespace GitBrag.Repositories;

/// <summary>The stored state of a repository.</summary>
internal sealed record RepositoryState : IVersionedState
{
    public static int CurrentSchemaVersion => 1;

    [JsonPropertyName("schemaVersion")]
    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    /// <summary>GitHub's numeric id of the repository that had the name last; null in records of a version that did not tell.</summary>
    [JsonPropertyName("id")]
    public long? RepositoryId { get; set; }

    [JsonPropertyName("private")]
    public bool IsPrivate { get; set; }

    [JsonPropertyName("stars")]
    public StarSnapshots Stars { get; set; } = StarSnapshots.None;
}

[JsonSerializable(typeof(RepositoryState))]
internal sealed partial class RepositoryStateJson : JsonSerializerContext;
