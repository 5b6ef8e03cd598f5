using System.Text.Json.Serialization;

namespace GitBrag.Repositories;

/// <summary>A repository's star count as it was last seen on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Stars">The count.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.StarSnapshot")]
public sealed record StarSnapshot([property: Id(0), JsonPropertyName("day")] DateOnly Day, [property: Id(1), JsonPropertyName("stars")] long Stars);
