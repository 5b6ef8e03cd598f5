using System.Collections.Immutable;
using GitBrag.Profiles;
using GitBrag.Reporting.Texts;

namespace GitBrag.Api.Contracts;

/// <summary>A GitHub profile in the REST interface.</summary>
/// <param name="Id">GitHub's numeric id, which does not change with the login.</param>
/// <param name="Login">The login, in its own letter case.</param>
/// <param name="Name">The display name; null for none.</param>
/// <param name="AvatarUrl">The address of the avatar; null when unknown.</param>
/// <param name="Bio">The bio; null for none.</param>
/// <param name="Company">The company; null for none.</param>
/// <param name="Location">The location; null for none.</param>
/// <param name="Website">The website, as the person typed it; null for none.</param>
/// <param name="Twitter">The Twitter username; null for none.</param>
/// <param name="SocialAccounts">Further accounts; empty for none.</param>
/// <param name="FetchedAt">When it was fetched from GitHub.</param>
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
    // A profile that an earlier version stored may still have direction marks.
    public static ProfileView Of(Profile profile) => new(
        profile.Id,
        profile.Login,
        DirectionMarks.Remove(profile.Name),
        profile.AvatarUrl,
        DirectionMarks.Remove(profile.Bio),
        DirectionMarks.Remove(profile.Company),
        DirectionMarks.Remove(profile.Location),
        DirectionMarks.Remove(profile.Website),
        DirectionMarks.Remove(profile.Twitter),
        [.. profile.SocialAccounts.Select(static account => new SocialAccountView(account.Provider, DirectionMarks.Remove(account.Url)))],
        profile.FetchedAt.UtcDateTime);
}
