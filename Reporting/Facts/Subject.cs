using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GitBrag.Reporting.Documents;

namespace GitBrag.Reporting.Facts;

/// <summary>The person a report is about. Kept in drafts; every member's JSON name is written down for that.</summary>
/// <param name="Id">GitHub's numeric id, which stays when the login changes.</param>
/// <param name="Login">The login in its own letter case.</param>
/// <param name="Name">The display name; null when none is given.</param>
/// <param name="AvatarUrl">The address of the avatar; null when unknown.</param>
/// <param name="Bio">A line about themselves; null when none is given.</param>
/// <param name="Company">The company; null when none is given.</param>
/// <param name="Location">The place; null when none is given.</param>
/// <param name="Website">The website as typed; null when none is given.</param>
/// <param name="Twitter">The name on Twitter; null when none is given.</param>
/// <param name="SocialAccounts">Further accounts; empty when none are given.</param>
/// <param name="FetchedAt">When GitHub showed the profile.</param>
public sealed record Subject(
    [property: JsonPropertyName("id")] long Id,
    [property: JsonPropertyName("login")] string Login,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("avatarUrl")] string? AvatarUrl,
    [property: JsonPropertyName("bio")] string? Bio,
    [property: JsonPropertyName("company")] string? Company,
    [property: JsonPropertyName("location")] string? Location,
    [property: JsonPropertyName("website")] string? Website,
    [property: JsonPropertyName("twitter")] string? Twitter,
    [property: JsonPropertyName("socialAccounts")] ImmutableArray<SocialAccount> SocialAccounts,
    [property: JsonPropertyName("fetchedAt")] DateTimeOffset FetchedAt);
