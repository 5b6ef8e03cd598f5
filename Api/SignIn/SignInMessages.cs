using System.Net;
using System.Text.Json;
using GitBrag.Pages.Messages;
using GitBrag.Storage;

namespace GitBrag.Api.SignIn;

/// <summary>The messages about failed sign-ins and ended sessions.</summary>
internal static class SignInMessages
{
    private static readonly (string, string) Again = ("Sign in again", "/sign-in");

    public static Message NotOffered { get; } = new(
        404, "Sign-in is not set up", "This service has no GitHub OAuth app. Its operator can set GITHUB_APP_CLIENT_ID and GITHUB_APP_CLIENT_SECRET.");

    public static Message Denied { get; } = new(
        403, "You are not signed in", "You declined the authorization on GitHub. You can read every public report without signing in.");

    public static Message TokenRejected { get; } = new(
        401, "You were signed out", "GitHub no longer accepts the token of your session. It was revoked or has expired. Sign in again to start reports.") { Next = Again };

    private static Message Broken { get; } = new(
        400,
        "This sign-in cannot be completed",
        "It was started in another browser, took more than 15 minutes, or is already complete. Nothing has changed.")
    {
        Next = Again,
    };

    private static Message CodeRefused { get; } = new(
        400, "GitHub did not accept the sign-in", "The code was already used or has expired. Nothing has changed.") { Next = Again };

    private static Message AppRefused { get; } = new(
        500,
        "GitHub does not accept this service",
        "The client ID or secret of its OAuth app is wrong, or its callback URL is not registered on GitHub. The operator must correct that.");

    private static Message GitHubAway { get; } = new(
        502, "GitHub is unavailable", "GitHub did not respond as expected. Nothing has changed. Try again in a minute.") { Next = Again };

    private static Message StorageAway { get; } = new(
        503, "Sign-in is unavailable", "This service cannot store your session right now. Try again in a minute.") { Next = Again };

    /// <summary>The message for a failed sign-in.</summary>
    public static Message Of(Exception? failure) => (failure?.Data["error"] as string, failure) switch
    {
        ("bad_verification_code", _) => CodeRefused,
        (not null, _) => AppRefused,
        (_, HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.UnprocessableEntity }) => AppRefused,
        (_, HttpRequestException or IOException or OperationCanceledException or JsonException) => GitHubAway,
        (_, StorageException or TimeoutException or OrleansException) => StorageAway,
        _ => Broken,
    };
}
