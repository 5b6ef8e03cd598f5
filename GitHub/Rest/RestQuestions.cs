using System.Globalization;
using GitBrag.GitHub.GraphQL;
using Octokit;

namespace GitBrag.GitHub.Rest;

/// <summary>The REST calls of this program.</summary>
internal static class RestQuestions
{
    /// <summary>The account that credentials belong to, and their scopes.</summary>
    public static readonly RestQuestion<User, AccountData> Account = new(
        "Account",
        static api => new UsersClient(api).Current(),
        static (user, response) => new AccountData
        {
            Id = IdOf(user),
            Login = user?.Login,
            Scopes = response.Headers.TryGetValues("X-OAuth-Scopes", out var scopes) ? string.Join(',', scopes) : null,
            ETag = response.Headers.ETag?.ToString(),
            Viewer = IdOf(user) is { } id ? new ViewerNode(id) : null,
        });

    /// <summary>Whether the credentials see a private repository.</summary>
    public static readonly RestQuestion<IReadOnlyList<Repository>, PrivateRepositoriesData> PrivateRepositories = new(
        "PrivateRepositories",
        static api => new RepositoriesClient(api).GetAllForCurrent(
            new RepositoryRequest { Visibility = RepositoryRequestVisibility.Private }, new ApiOptions { PageSize = 1, PageCount = 1 }),
        static (repositories, _) => new PrivateRepositoriesData(repositories is { Count: > 0 }));

    /// <summary>The account of a numeric id, whatever its login is now.</summary>
    public static RestQuestion<User, AccountData> AccountOf(long id) => new(
        "AccountOfId",
        api => api.Get<User>(new Uri(string.Create(CultureInfo.InvariantCulture, $"user/{id}"), UriKind.Relative)),
        static (user, _) => new AccountData { Id = IdOf(user), Login = user?.Login });

    private static long? IdOf(User? user) => user is { Id: > 0 } ? user.Id : null;
}
