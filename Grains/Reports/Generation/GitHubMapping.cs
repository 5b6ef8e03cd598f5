using GitBrag.GitHub;
using GitBrag.GitHub.FileLists;
using GitBrag.GitHub.Listing;
using GitBrag.Profiles;
using GitBrag.PullRequests;
using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Languages;
using GitBrag.Reporting.Texts;
using GitBrag.Users;

namespace GitBrag.Reports.Generation;

/// <summary>Maps what the GitHub client gives to a report's facts and to the contracts, and back.</summary>
internal static class GitHubMapping
{
    public static FactsPage ToFacts(this ListedPage page) => new(
        page.Subject.ToSubject(), page.ExpectedTotal, [.. page.PullRequests.Select(ToFacts)], [.. page.Repositories.Select(ToFacts)]);

    public static PullRequestFacts ToFacts(this ListedPullRequest pull) => new()
    {
        NodeId = pull.NodeId,
        RepositoryId = pull.RepositoryId,
        Repository = pull.Repository,
        Number = pull.Number,
        Title = DirectionMarks.Remove(pull.Title),
        Url = pull.Url,
        Draft = pull.Draft,
        CreatedAt = pull.CreatedAt,
        UpdatedAt = pull.UpdatedAt,
        MergedAt = pull.MergedAt,
        ClosedAt = pull.ClosedAt,
        Additions = pull.Additions,
        Deletions = pull.Deletions,
        ChangedFiles = pull.ChangedFiles,
        AuthorAssociation = pull.AuthorAssociation,
    };

    public static ListedPullRequest ToListed(this PullRequestFacts pull) => new()
    {
        NodeId = pull.NodeId,
        RepositoryId = pull.RepositoryId,
        Repository = pull.Repository,
        Number = pull.Number,
        Title = pull.Title,
        Url = pull.Url,
        Draft = pull.Draft,
        CreatedAt = pull.CreatedAt,
        UpdatedAt = pull.UpdatedAt,
        MergedAt = pull.MergedAt,
        ClosedAt = pull.ClosedAt,
        Additions = pull.Additions,
        Deletions = pull.Deletions,
        ChangedFiles = pull.ChangedFiles,
        AuthorAssociation = pull.AuthorAssociation,
    };

    public static RepositoryFacts ToFacts(this ListedRepository repository) => new(
        repository.Name, repository.Url, DirectionMarks.Remove(repository.Description), repository.IsPrivate, repository.Stars, repository.CreatedAt, repository.Id);

    public static ListedRepository ToListed(this RepositoryFacts repository) => new(
        repository.Name, repository.Url, repository.Description, repository.IsPrivate, repository.Stars, repository.CreatedAt, repository.Id);

    public static FileList ToFileList(this PullRequestFiles files) => new(
        [.. files.Files.Select(static file => new FileChange(file.Path, file.Additions, file.Deletions))], files.Truncated, files.FetchedAt, files.UpdatedAt);

    public static FileSummary ToSummary(this FileList files) =>
        FileSummaries.Summarise(files.Files.Select(static file => (file.Path, file.Additions, file.Deletions)), files.Truncated);

    public static TaskError ToTaskError(this GitHubError error) => new(
        error.Kind switch
        {
            GitHubErrorKind.BadCredentials => TaskError.BadCredentials,
            GitHubErrorKind.UserNotFound => TaskError.UserNotFound,
            GitHubErrorKind.UserRenamed => TaskError.UserRenamed,
            GitHubErrorKind.UserGone => TaskError.UserGone,
            GitHubErrorKind.NotAUser => TaskError.NotAUser,
            _ => TaskError.GitHubUnavailable,
        },
        error.Detail);
}
