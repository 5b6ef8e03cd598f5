using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using GitBrag.Api.Requests;
using GitBrag.Api.Sessions;
using GitBrag.Credentials;
using GitBrag.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace GitBrag.Api.SignIn;

/// <summary>Starts a session after a sign-in, or shows why it failed.</summary>
internal sealed partial class SignInEvents(
    SessionCache sessions, TokenProtector tokens, ReportClock clock, SignInPages pages, ILogger<SignInEvents> logger) : OAuthEvents
{
    private static readonly TimeSpan SessionAge = TimeSpan.FromHours(24);

    public override async Task CreatingTicket(OAuthCreatingTicketContext context)
    {
        var http = context.HttpContext;
        var account = await ReadAccount(context, http.RequestAborted);
        var now = clock.UtcNow;
        var session = new Session(account.Id, account.Login, Scopes(context.TokenResponse), tokens.Protect(context.AccessToken!), now, now + SessionAge);

        // Session fixation: never reuse the browser's id.
        if (SessionCookie.Read(context.Request) is { } former)
        {
            await sessions.End(former, http.RequestAborted);
        }

        SessionCookie.Write(http, await sessions.Begin(session, http.RequestAborted), SessionAge);
        LogSignIn(account.Login);
    }

    public override Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        context.Response.Redirect(ReturnPath.Safe(context.ReturnUri));
        return Task.CompletedTask;
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        context.HandleResponse();
        return pages.Send(context.HttpContext, SignInMessages.Denied);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        var message = SignInMessages.Of(context.Failure);
        if (message.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFailure(context.Failure?.Message);
        }

        return pages.Send(context.HttpContext, message);
    }

    private static async Task<Account> ReadAccount(OAuthCreatingTicketContext context, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await context.Backchannel.SendAsync(request, cancellationToken);
        return await response.Content.ReadFromJsonAsync(SignInJson.Default.Account, cancellationToken) ?? throw new JsonException("GitHub's response has no account.");
    }

    // The granted scopes can differ from the requested ones: GitHub adds earlier grants.
    private static ImmutableArray<string> Scopes(OAuthTokenResponse response) =>
        response.Response!.RootElement.TryGetProperty("scope", out var scope) && scope.GetString() is { } text
            ? [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)]
            : [];

    [LoggerMessage(LogLevel.Information, "{Login} signed in.")]
    private partial void LogSignIn(string login);

    [LoggerMessage(LogLevel.Error, "A sign-in failed: {Reason}")]
    private partial void LogFailure(string? reason);

    private sealed record Account([property: JsonRequired, JsonPropertyName("id")] long Id, [property: JsonRequired, JsonPropertyName("login")] string Login);

    [JsonSerializable(typeof(Account))]
    private sealed partial class SignInJson : JsonSerializerContext;
}
