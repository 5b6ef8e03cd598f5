using System.Net;
using System.Text.Json;
using GitBrag.Storage;

namespace GitBrag.Api.SignIn;

/// <summary>The pages for whoever could not be signed in, or is signed in no longer.</summary>
internal static class SignInNotices
{
    private const string Again = "/auth/login";

    public static Notice NotOffered { get; } = new(
        404, "Sign-in is not set up", "This service has no GitHub OAuth app. Its operator can name one with GITHUB_APP_CLIENT_ID and GITHUB_APP_CLIENT_SECRET.", "/", "Home");

    public static Notice Denied { get; } = new(
        403, "You are not signed in", "GitHub was told not to let this service know who you are. Every public report can be read without signing in.", "/", "Home");

    public static Notice TokenRejected { get; } = new(
        401, "You were signed out", "GitHub no longer accepts the token of your session: it was revoked or has expired. Sign in again to start reports.", Again, "Sign in again");

    public static Notice FormExpired { get; } = new(
        400, "This form is out of date", "It was made for another session, or it did not come from a page of this service. Nothing was changed.", "/auth/logout", "Try again");

    private static Notice Broken { get; } = new(
        400,
        "This sign-in cannot be completed",
        "It was begun in another browser, took longer than a quarter of an hour or has been completed already. Nothing was changed.",
        Again,
        "Sign in again");

    private static Notice CodeRefused { get; } = new(
        400, "GitHub did not accept the sign-in", "Its code has been used already or has expired. Nothing was changed.", Again, "Sign in again");

    private static Notice AppRefused { get; } = new(
        500,
        "GitHub does not accept this service",
        "The id or the secret of its OAuth app is wrong, or the address that it is reached at is not registered with GitHub. Its operator must see to that.",
        "/",
        "Home");

    private static Notice GitHubAway { get; } = new(
        502, "GitHub could not be asked", "It did not answer, or not with what was asked for. Nothing was changed; try again in a minute.", Again, "Sign in again");

    private static Notice StorageAway { get; } = new(
        503, "You cannot be signed in now", "This service cannot store your session at the moment. Try again in a minute.", Again, "Sign in again");

    /// <summary>The page for what the sign-in failed of.</summary>
    public static Notice Of(Exception? failure) => (failure?.Data["error"] as string, failure) switch
    {
        ("bad_verification_code", _) => CodeRefused,
        (not null, _) => AppRefused,
        (_, HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.UnprocessableEntity }) => AppRefused,
        (_, HttpRequestException or IOException or OperationCanceledException or JsonException) => GitHubAway,
        (_, StorageException or TimeoutException or OrleansException) => StorageAway,
        _ => Broken,
    };
}
