using GitBrag.GitHub;
using GitBrag.Reporting.Facts;

namespace GitBrag.Profiles;

/// <summary>Maps profiles between GitHub's answer, a report's facts and the contract.</summary>
internal static class ProfileMapping
{
    public static Profile ToProfile(this UserProfile profile) => profile.ToSubject().ToProfile();

    public static Subject ToSubject(this UserProfile profile) => new(
        profile.Id,
        profile.Login,
        profile.Name,
        profile.AvatarUrl,
        profile.Bio,
        profile.Company,
        profile.Location,
        profile.Website,
        profile.Twitter,
        [.. profile.SocialAccounts.Select(static account => new Reporting.Documents.SocialAccount(account.Provider, account.Url))],
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
}
