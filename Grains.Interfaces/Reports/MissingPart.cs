using System.Text.Json.Serialization;

namespace GitBrag.Reports;

/// <summary>Something a report lacks.</summary>
/// <param name="What">What kind of thing: <c>files</c>, <c>pullRequest</c>, <c>pullRequests</c>.</param>
/// <param name="Repository">The repository's <c>owner/name</c>; null when no single repository is meant.</param>
/// <param name="Number">The pull request's number; null when no single one is meant.</param>
/// <param name="Reason">Why it could not be had, for people.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.MissingPart")]
public sealed record MissingPart(
    [property: Id(0), JsonPropertyName("what")] string What,
    [property: Id(1), JsonPropertyName("repository")] string? Repository,
    [property: Id(2), JsonPropertyName("number")] int? Number,
    [property: Id(3), JsonPropertyName("reason")] string Reason);
