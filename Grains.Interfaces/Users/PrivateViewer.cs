using System.Text.Json.Serialization;

namespace GitBrag.Users;

/// <summary>An account that has private reports of a username.</summary>
/// <param name="Viewer">GitHub's numeric id of the account.</param>
/// <param name="Number">Grows each time the account is admitted.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.Admission")]
public sealed record PrivateViewer(
    [property: Id(0), JsonPropertyName("viewer")] long Viewer,
    [property: Id(1), JsonPropertyName("number")] long Number);
