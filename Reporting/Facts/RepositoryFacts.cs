using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Facts;

/// <summary>A repository as it rides along with a pull request.</summary>
/// <param name="Name"><c>owner/name</c> in its own letter case.</param>
/// <param name="Url">Where it is on GitHub.</param>
/// <param name="Description">Its description; null when it has none.</param>
/// <param name="IsPrivate">Whether only some may see it.</param>
/// <param name="Stars">Its star count now.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Id">GitHub's numeric id, which stays when it is renamed; null where it was not asked for.</param>
public sealed record RepositoryFacts(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("description")] string? Description,
    [property: JsonPropertyName("private")] bool IsPrivate,
    [property: JsonPropertyName("stars")] long Stars,
    [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Id = null);
