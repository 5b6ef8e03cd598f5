using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitBrag.Profiles;

/// <summary>A GitHub account as its profile shows it.</summary>
/// <param name="Id">GitHub's numeric id, which stays when the login changes.</param>
/// <param name="Login">The login in its own letter case.</param>
/// <param name="Name">The display name; null when none is given.</param>
/// <param name="AvatarUrl">Where the avatar is; null when unknown.</param>
/// <param name="Bio">A line about themselves; null when none is given.</param>
/// <param name="Company">The company; null when none is given.</param>
/// <param name="Location">The place; null when none is given.</param>
/// <param name="Website">The website as typed; null when none is given.</param>
/// <param name="Twitter">The name on Twitter; null when none is given.</param>
/// <param name="SocialAccounts">Further accounts; empty when none are given.</param>
/// <param name="FetchedAt">When GitHub said so.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.Profile")]
public sealed record Profile(
    [property: Id(0), JsonPropertyName("id")] long Id,
    [property: Id(1), JsonPropertyName("login")] string Login,
    [property: Id(2), JsonPropertyName("name")] string? Name,
    [property: Id(3), JsonPropertyName("avatarUrl")] string? AvatarUrl,
    [property: Id(4), JsonPropertyName("bio")] string? Bio,
    [property: Id(5), JsonPropertyName("company")] string? Company,
    [property: Id(6), JsonPropertyName("location")] string? Location,
    [property: Id(7), JsonPropertyName("website")] string? Website,
    [property: Id(8), JsonPropertyName("twitter")] string? Twitter,
    [property: Id(9), JsonPropertyName("socialAccounts")] ImmutableArray<SocialAccount> SocialAccounts,
    [property: Id(10), JsonPropertyName("fetchedAt")] DateTimeOffset FetchedAt);
