using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GitBrag.Reporting.Documents;

/// <summary>The person a report is about, as GitHub showed them when it was generated.</summary>
/// <param name="Login">The login in its own letter case.</param>
/// <param name="Name">The display name; null when none is given.</param>
/// <param name="AvatarUrl">Where the avatar is.</param>
/// <param name="Bio">A line about themselves; null when none is given.</param>
/// <param name="Company">The company; null when none is given.</param>
/// <param name="Location">The place; null when none is given.</param>
/// <param name="Website">The website as typed by the person: it is not checked to be an address; null when none is given.</param>
/// <param name="Twitter">The name on Twitter; null when none is given.</param>
/// <param name="SocialAccounts">Further accounts; empty when none are given.</param>
public sealed record ReportProfile(
    [property: JsonPropertyName("login")] string Login,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("avatarUrl")] string? AvatarUrl,
    [property: JsonPropertyName("bio")] string? Bio,
    [property: JsonPropertyName("company")] string? Company,
    [property: JsonPropertyName("location")] string? Location,
    [property: JsonPropertyName("website")] string? Website,
    [property: JsonPropertyName("twitter")] string? Twitter,
    [property: JsonPropertyName("socialAccounts")] ImmutableArray<SocialAccount> SocialAccounts);
