using GitBrag.GitHub.GraphQL;

namespace GitBrag.GitHub.Requests;

/// <summary>The errors of the client, in words for people.</summary>
internal static class GitHubErrors
{
    public static readonly GitHubError NoServerCredential = new(
        GitHubErrorKind.BadCredentials, "This server has no GitHub credentials of its own. Ask with a GitHub token.");

    public static readonly GitHubError LostToken = new(
        GitHubErrorKind.BadCredentials, "The token can no longer be decrypted, because this server's keys were replaced. Start the report again with the token.");

    private static readonly GitHubError ServerTokenRefused = new(
        GitHubErrorKind.BadCredentials, "GitHub no longer accepts this server's own credentials. Its operator must renew them.");

    private static readonly GitHubError TokenRefused = new(
        GitHubErrorKind.BadCredentials, "GitHub does not accept the token: it was revoked, has expired or was mistyped. Use another one.");

    public static GitHubError App(string login) => new(GitHubErrorKind.NotAUser, $"'{login}' is an app. Reports are about people.");

    /// <summary>Why a look-up that was answered shows no person.</summary>
    /// <param name="login">The login.</param>
    /// <param name="owner">Whose it is; null when GitHub shows none.</param>
    /// <param name="answer">The answer.</param>
    public static GitHubError NoPerson(string login, OwnerNode? owner, GitHubAnswer answer) => owner switch
    {
        { TypeName: "User" } or null when answer.OwnerError is { } error => new GitHubError(GitHubErrorKind.Unavailable, NotShown(login, error)),
        { TypeName: "User" } => new GitHubError(GitHubErrorKind.Unavailable, $"GitHub shows the account '{login}' in part only, without its id or its login. Try again later."),
        null => new GitHubError(GitHubErrorKind.UserNotFound, $"GitHub knows no user '{login}'. Check the spelling; an account that was renamed, suspended or deleted is not found either."),
        { TypeName: "Organization" } => new GitHubError(GitHubErrorKind.NotAUser, $"'{login}' is an organisation. Reports are about people."),
        _ => new GitHubError(GitHubErrorKind.NotAUser, $"'{login}' is not a person's account. Reports are about people."),
    };

    /// <summary>The account that had the login has another one now.</summary>
    public static GitHubError Renamed(string login, string now) =>
        new(GitHubErrorKind.UserRenamed, $"The account that was '{login}' is called '{now}' on GitHub now. Ask for that name; what is stored of the old one stays as it is.");

    /// <summary>The account that had the login is gone.</summary>
    public static GitHubError Gone(string login) =>
        new(GitHubErrorKind.UserGone, $"The account that was '{login}' is gone from GitHub: it was deleted or suspended. What is stored of it stays as it is.");

    /// <summary>Why there was no answer at all.</summary>
    public static GitHubError NoAnswer(GitHubAnswer answer, bool ofServer) => answer.Kind == AnswerKind.BadCredentials
        ? ofServer ? ServerTokenRefused : TokenRefused
        : new GitHubError(GitHubErrorKind.Unavailable, $"GitHub gave no usable answer. {answer.WhyIncomplete}{(answer.Kind == AnswerKind.Refused ? "" : " Try again later.")}");

    private static string NotShown(string login, GraphQLError error) => error.Type switch
    {
        "INSUFFICIENT_SCOPES" => $"The credentials may not see the account '{login}'. GitHub answered: {GitHubWording.Quote(error.Message)} Use a token with the scopes that it names.",
        _ when error.Message?.Contains("SAML", StringComparison.OrdinalIgnoreCase) is true =>
            $"GitHub does not show the account '{login}' to these credentials. It answered: {GitHubWording.Quote(error.Message)} Authorise the token for the organisation's single sign-on.",
        _ when error.IsPassing => $"GitHub could not show the account '{login}'. It answered: {GitHubWording.Quote(error.Message)} Try again later.",
        _ => $"GitHub does not show the account '{login}' to these credentials. It answered: {GitHubWording.Quote(error.Message)}",
    };
}
