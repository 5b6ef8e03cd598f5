using System.Collections.Immutable;

namespace GitBrag.GitHub;

/// <summary>A person's account as its profile shows it.</summary>
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
/// <param name="FetchedAt">When GitHub showed it.</param>
public sealed record UserProfile(
    long Id,
    string Login,
    string? Name,
    string? AvatarUrl,
    string? Bio,
    string? Company,
    string? Location,
    string? Website,
    string? Twitter,
    ImmutableArray<SocialLink> SocialAccounts,
    DateTimeOffset FetchedAt);
