using System.Text.Json.Serialization;

namespace GitBrag.Profiles;

/// <summary>An account elsewhere that a person names on their GitHub profile.</summary>
/// <param name="Provider">What GitHub calls the place, lower-case: <c>mastodon</c>, <c>linkedin</c>, <c>generic</c>, …</param>
/// <param name="Url">The address as typed by the person; it is not checked.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.SocialAccount")]
public sealed record SocialAccount(
    [property: Id(0), JsonPropertyName("provider")] string Provider,
    [property: Id(1), JsonPropertyName("url")] string Url);
