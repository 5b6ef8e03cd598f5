using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Accounts;

/// <summary>A REST resource that can be asked for, with how its answer is read.</summary>
/// <param name="Name">What it is called in the log.</param>
/// <param name="Path">Its path below the root of the API, with its query.</param>
/// <param name="BodyType">How its body is read.</param>
/// <param name="Read">Puts together what the answer tells; the body is null when nothing has changed.</param>
internal sealed record RestQuestion<TBody, TData>(
    string Name, string Path, JsonTypeInfo<TBody> BodyType, Func<TBody?, HttpResponseMessage, TData> Read)
    where TBody : class
    where TData : QueryData;

/// <summary>What this program asks of REST.</summary>
internal static class RestQuestions
{
    /// <summary>Whose the credentials are, and what they may do.</summary>
    public static readonly RestQuestion<AccountBody, AccountData> Account = new(
        "Account",
        "user",
        GitHubJson.Default.AccountBody,
        static (body, response) => new AccountData
        {
            Id = body?.Id,
            Login = body?.Login,
            Scopes = Header(response, "X-OAuth-Scopes"),
            ETag = response.Headers.ETag?.ToString(),
            Viewer = body?.Id is { } id ? new ViewerNode(id) : null,
        });

    /// <summary>Whether the credentials see a private repository.</summary>
    public static readonly RestQuestion<List<RepositoryBody>, PrivateRepositoriesData> PrivateRepositories = new(
        "PrivateRepositories",
        "user/repos?visibility=private&per_page=1",
        GitHubJson.Default.ListRepositoryBody,
        static (body, _) => new PrivateRepositoriesData { SeesAny = body is { Count: > 0 } });

    /// <summary>Which account has a numeric id, whatever its login.</summary>
    public static RestQuestion<AccountBody, AccountData> AccountOf(long id) => new(
        "AccountOfId",
        string.Create(CultureInfo.InvariantCulture, $"user/{id}"),
        GitHubJson.Default.AccountBody,
        static (body, _) => new AccountData { Id = body?.Id, Login = body?.Login });

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
