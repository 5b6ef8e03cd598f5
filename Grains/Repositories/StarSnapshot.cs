using System.Text.Json.Serialization;

namespace GitBrag.Repositories;

/// <summary>A repository's star count as it was last seen on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Stars">The count.</param>
public sealed record StarSnapshot([property: JsonPropertyName("day")] DateOnly Day, [property: JsonPropertyName("stars")] long Stars);
