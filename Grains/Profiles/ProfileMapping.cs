using GitBrag.GitHub;
using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Texts;

namespace GitBrag.Profiles;

/// <summary>Maps profiles between GitHub's answer, a report's facts and the contract.</summary>
internal static class ProfileMapping
{
    public static Profile ToProfile(this UserProfile profile) => profile.ToSubject().ToProfile();

    public static Subject ToSubject(this UserProfile profile) => new(
        profile.Id,
        profile.Login,
        TextOf(profile.Name),
        profile.AvatarUrl,
        TextOf(profile.Bio),
        TextOf(profile.Company),
        TextOf(profile.Location),
        TextOf(profile.Website),
        TextOf(profile.Twitter),
        [.. profile.SocialAccounts.Select(static account => new Reporting.Documents.SocialAccount(account.Provider, DirectionMarks.Remove(account.Url)))],
        profile.FetchedAt);

    public static Profile ToProfile(this Subject subject) => new(
        subject.Id,
        subject.Login,
        subject.Name,
        subject.AvatarUrl,
        subject.Bio,
        subject.Company,
        subject.Location,
        subject.Website,
        subject.Twitter,
        [.. subject.SocialAccounts.Select(static account => new SocialAccount(account.Provider, account.Url))],
        subject.FetchedAt);

    // A text of marks alone is none.
    private static string? TextOf(string? text) => DirectionMarks.Remove(text) is { } plain && !string.IsNullOrWhiteSpace(plain) ? plain : null;
}
