using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Requests;
using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.GitHub;

/// <summary>What ends a task, in words for people.</summary>
internal static class GitHubErrors
{
    public static readonly TaskError NoServerCredential = new(
        TaskError.BadCredentials, "This server has no GitHub credentials of its own. Ask with a GitHub token.");

    public static readonly TaskError LostToken = new(
        TaskError.BadCredentials, "The token can no longer be decrypted, because this server's keys were replaced. Start the report again with the token.");

    private static readonly TaskError ServerTokenRefused = new(
        TaskError.BadCredentials, "GitHub does not accept this server's own credentials any more. Its operator must renew them.");

    private static readonly TaskError TokenRefused = new(
        TaskError.BadCredentials, "GitHub does not accept the token: it was revoked, has expired or was mistyped. Use another one.");

    public static TaskError App(GitHubLogin login) => new(TaskError.NotAUser, $"'{login.Name}' is an app. Reports are about people.");

    /// <summary>Why a look-up that was answered shows no person.</summary>
    public static TaskError NoPerson(GitHubLogin login, OwnerNode? owner) => owner switch
    {
        null => new TaskError(TaskError.UserNotFound, $"GitHub knows no user '{login.Name}'. Check the spelling; an account that was renamed, suspended or deleted is not found either."),
        { TypeName: "Organization" } => new TaskError(TaskError.NotAUser, $"'{login.Name}' is an organisation. Reports are about people."),
        _ => new TaskError(TaskError.NotAUser, $"'{login.Name}' is not a person's account. Reports are about people."),
    };

    /// <summary>Why a login that had an account has none any more: the account goes by another one.</summary>
    public static TaskError Renamed(GitHubLogin login, string now) =>
        new(TaskError.UserRenamed, $"The account that was '{login.Name}' is called '{now}' on GitHub now. Ask for that name; what is stored of the old one stays as it is.");

    /// <summary>Why a login that had an account has none any more: the account is gone.</summary>
    public static TaskError Gone(GitHubLogin login) =>
        new(TaskError.UserGone, $"The account that was '{login.Name}' is gone from GitHub: it was deleted or suspended. What is stored of it stays as it is.");

    /// <summary>Why there was no answer at all.</summary>
    public static TaskError NoAnswer(GitHubAnswer answer, bool ofServer) => answer.Kind == AnswerKind.BadCredentials
        ? ofServer ? ServerTokenRefused : TokenRefused
        : new TaskError(TaskError.GitHubUnavailable, $"GitHub gave no usable answer. {answer.Reason} Try again later.");
}
