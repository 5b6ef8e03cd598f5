using System.Collections.Immutable;
using GitBrag.Profiles;

namespace GitBrag.Api.Contracts;

/// <summary>A GitHub profile as this interface shows it.</summary>
/// <param name="Id">GitHub's numeric id, which stays when the login changes.</param>
/// <param name="Login">The login in its own letter case.</param>
/// <param name="Name">The display name; null when none is given.</param>
/// <param name="AvatarUrl">Where the avatar is; null when unknown.</param>
/// <param name="Bio">A line about themselves; null when none is given.</param>
/// <param name="Company">The company; null when none is given.</param>
/// <param name="Location">The place; null when none is given.</param>
/// <param name="Website">The website as typed by the person; null when none is given.</param>
/// <param name="Twitter">The name on Twitter; null when none is given.</param>
/// <param name="SocialAccounts">Further accounts; empty when none are given.</param>
/// <param name="FetchedAt">When GitHub said so.</param>
internal sealed record ProfileView(
    long Id,
    string Login,
    string? Name,
    string? AvatarUrl,
    string? Bio,
    string? Company,
    string? Location,
    string? Website,
    string? Twitter,
    ImmutableArray<SocialAccountView> SocialAccounts,
    DateTime FetchedAt)
{
    public static ProfileView Of(Profile profile) => new(
        profile.Id,
        profile.Login,
        profile.Name,
        profile.AvatarUrl,
        profile.Bio,
        profile.Company,
        profile.Location,
        profile.Website,
        profile.Twitter,
        [.. profile.SocialAccounts.Select(static account => new SocialAccountView(account.Provider, account.Url))],
        profile.FetchedAt.UtcDateTime);
}
