using GitBrag.Profiles;
using GitBrag.Reporting.Facts;

namespace GitBrag.Reports;

/// <summary>Maps profiles between the contract and a report's facts.</summary>
internal static class SubjectMapping
{
    public static Subject ToSubject(this Profile profile) => new(
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
