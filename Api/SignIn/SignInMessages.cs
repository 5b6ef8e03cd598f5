using System.Net;
using System.Text.Json;
using GitBrag.Pages.Messages;
using GitBrag.Storage;

namespace GitBrag.Api.SignIn;

/// <summary>What pages say to whoever could not be signed in, or is signed in no longer.</summary>
internal static class SignInMessages
{
    private static readonly (string, string) Again = ("Sign in again", "/sign-in");

    public static Message NotOffered { get; } = new(
        404, "Sign-in is not set up", "This service has no GitHub OAuth app. Whoever runs it can name one with GITHUB_APP_CLIENT_ID and GITHUB_APP_CLIENT_SECRET.");

    public static Message Denied { get; } = new(
        403, "You are not signed in", "You told GitHub not to let this service know who you are. Every public report can be read without signing in.");

    public static Message TokenRejected { get; } = new(
        401, "You were signed out", "GitHub no longer accepts the token of your session: it was revoked or has expired. Sign in again to start reports.") { Next = Again };

    private static Message Broken { get; } = new(
        400,
        "This sign-in cannot be completed",
        "It was begun in another browser, took longer than a quarter of an hour, or has been completed already. Nothing was changed.")
    {
        Next = Again,
    };

    private static Message CodeRefused { get; } = new(
        400, "GitHub did not accept the sign-in", "Its code has been used already or has expired. Nothing was changed.") { Next = Again };

    private static Message AppRefused { get; } = new(
        500,
        "GitHub does not accept this service",
        "The id or the secret of its OAuth app is wrong, or its address is not registered with GitHub. Whoever runs it must see to that.");

    private static Message GitHubAway { get; } = new(
        502, "GitHub could not be asked", "It did not answer, or not with what was asked for. Nothing was changed; try again in a minute.") { Next = Again };

    private static Message StorageAway { get; } = new(
        503, "You cannot be signed in now", "This service cannot store your session at the moment. Try again in a minute.") { Next = Again };

    /// <summary>Tells what a sign-in failed of.</summary>
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
