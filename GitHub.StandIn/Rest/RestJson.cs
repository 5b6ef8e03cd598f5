using System.Security.Cryptography;
using System.Text;

namespace GitBrag.GitHub.StandIn;

/// <summary>Resources as GitHub's REST API writes them.</summary>
internal sealed class RestJson(World world, string apiUrl, string baseUrl)
{
    public object Profile(WorldUser user) => new
    {
        user.Login,
        Id = user.DatabaseId,
        NodeId = world.WrittenId(user.Id),
        AvatarUrl = Avatar(user.DatabaseId),
        Url = $"{apiUrl}/users/{user.Login}",
        HtmlUrl = $"https://github.com/{user.Login}",
        Type = "User",
        SiteAdmin = false,
        user.Name,
        user.Company,
        Blog = user.Website ?? "",
        user.Location,
        Email = (string?)null,
        user.Bio,
        TwitterUsername = user.Twitter,
        CreatedAt = ResponseWriter.Instant(user.CreatedAt),
        UpdatedAt = ResponseWriter.Instant(user.UpdatedAt),
    };

    public object Repository(WorldRepository repository) => new
    {
        Id = repository.DatabaseId,
        NodeId = world.WrittenId(repository.Id),
        repository.Name,
        repository.FullName,
        Private = repository.IsPrivate,
        Owner = Account(repository.Owner),
        HtmlUrl = $"https://github.com/{repository.FullName}",
        repository.Description,
        Fork = false,
        Url = $"{apiUrl}/repos/{repository.FullName}",
        CreatedAt = ResponseWriter.Instant(repository.CreatedAt),
        StargazersCount = repository.Stars,
        Archived = false,
        Visibility = repository.IsPrivate ? "private" : "public",
        DefaultBranch = "main",
    };

    public object Issue(WorldPullRequest pull) => new
    {
        Url = $"{apiUrl}/repos/{pull.Repository}/issues/{pull.Number}",
        RepositoryUrl = $"{apiUrl}/repos/{pull.Repository}",
        HtmlUrl = Html(pull),
        Id = pull.DatabaseId,
        NodeId = world.WrittenId(pull.Id),
        pull.Number,
        pull.Title,
        User = Account(pull.Author),
        State = State(pull),
        CreatedAt = ResponseWriter.Instant(pull.CreatedAt),
        UpdatedAt = ResponseWriter.Instant(pull.UpdatedAt),
        ClosedAt = Instant(pull.ClosedAt),
        pull.AuthorAssociation,
        Draft = pull.IsDraft,
        PullRequest = new { Url = Api(pull), HtmlUrl = Html(pull), MergedAt = Instant(pull.MergedAt) },
        Score = 1.0,
    };

    public object PullRequest(WorldPullRequest pull) => new
    {
        Url = Api(pull),
        HtmlUrl = Html(pull),
        Id = pull.DatabaseId,
        NodeId = world.WrittenId(pull.Id),
        pull.Number,
        State = State(pull),
        pull.Title,
        User = Account(pull.Author),
        CreatedAt = ResponseWriter.Instant(pull.CreatedAt),
        UpdatedAt = ResponseWriter.Instant(pull.UpdatedAt),
        ClosedAt = Instant(pull.ClosedAt),
        MergedAt = Instant(pull.MergedAt),
        Draft = pull.IsDraft,
        pull.AuthorAssociation,
        Merged = pull.MergedAt is not null,
        pull.Additions,
        pull.Deletions,
        pull.ChangedFiles,
        Base = new { Repo = Repository(world.Repository(pull.Repository)!) },
    };

    public object File(WorldPullRequest pull, WorldFile file) => new
    {
        Sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)), 0, 20),
        Filename = file.Path,
        file.Status,
        file.Additions,
        file.Deletions,
        Changes = file.Additions + file.Deletions,
        ContentsUrl = $"{apiUrl}/repos/{pull.Repository}/contents/{Uri.EscapeDataString(file.Path)}",
    };

    private object Account(string login) => world.User(login) is { } user
        ? new { user.Login, Id = user.DatabaseId, NodeId = world.WrittenId(user.Id), AvatarUrl = Avatar(user.DatabaseId), Type = "User" }
        : world.Organization(login) is { } organization
        ? new { organization.Login, Id = organization.DatabaseId, NodeId = world.WrittenId(organization.Id), AvatarUrl = Avatar(organization.DatabaseId), Type = "Organization" }
        : new { Login = login };

    private string Avatar(long databaseId) => $"{baseUrl}/avatars/{databaseId}";

    private string Api(WorldPullRequest pull) => $"{apiUrl}/repos/{pull.Repository}/pulls/{pull.Number}";

    private static string Html(WorldPullRequest pull) => $"https://github.com/{pull.Repository}/pull/{pull.Number}";

    private static string State(WorldPullRequest pull) => pull.ClosedAt is null ? "open" : "closed";

    private static string? Instant(DateTimeOffset? instant) => instant is { } known ? ResponseWriter.Instant(known) : null;
}
