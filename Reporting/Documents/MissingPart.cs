using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>Something a report lacks.</summary>
/// <param name="What">What kind of thing: <c>files</c>, <c>pullRequest</c>, <c>pullRequests</c>, or <c>server</c> for what the GitHub server does not offer.</param>
/// <param name="Repository">The repository's <c>owner/name</c>; null when no single repository is meant.</param>
/// <param name="Number">The pull request's number; null when no single one is meant.</param>
/// <param name="Reason">Why it is missing, as a sentence for people.</param>
public sealed record MissingPart(
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("repository")] string? Repository,
    [property: JsonPropertyName("number")] int? Number,
    [property: JsonPropertyName("reason")] string Reason)
{
    /// <summary>The <see cref="What"/> of what the GitHub server does not offer. Asking again cannot bring it, so that the report is complete without it.</summary>
    public const string Server = "server";
}
