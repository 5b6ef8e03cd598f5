using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.SignIn;

/// <summary>The addresses of signing in and out, which are the predecessor's.</summary>
internal static class SignInEndpoints
{
    private const string PrivateScope = "private";

    // What GitHub calls access to private repositories; it has no scope that only reads them.
    private const string GitHubPrivateScope = "repo";

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").ExcludeFromDescription();
        group.MapGet("/sign-in", Begin);
        group.MapGet("/auth/login", Begin);
        group.MapGet(GitHubSignIn.CallbackPath, Complete);
        group.MapGet("/auth/logout", AskToSignOut);
        group.MapPost("/auth/logout", SignOut);
    }

    private static Task Begin([FromQuery] string? scope, [FromQuery(Name = ReturnPath.Parameter)] string? returnTo, HttpContext context, [FromServices] GitHubSignIn gitHub)
    {
        if (!gitHub.IsOffered)
        {
            return SignInNotices.NotOffered.ExecuteAsync(context);
        }

        var properties = new OAuthChallengeProperties { RedirectUri = ReturnPath.Safe(returnTo) };
        if (scope == PrivateScope)
        {
            properties.Scope = [GitHubPrivateScope];
        }

        return context.ChallengeAsync(GitHubSignIn.Scheme, properties);
    }

    private static async Task Complete(HttpContext context, [FromServices] GitHubSignIn gitHub, [FromServices] IAuthenticationHandlerProvider handlers)
    {
        if (!gitHub.IsOffered)
        {
            await SignInNotices.NotOffered.ExecuteAsync(context);
            return;
        }

        var handler = (IAuthenticationRequestHandler?)await handlers.GetHandlerAsync(context, GitHubSignIn.Scheme);
        await handler!.HandleRequestAsync();
    }

    private static IResult AskToSignOut(HttpContext context, [FromServices] IAntiforgery antiforgery) => SignedIn.At(context) is { } session
        ? new SignOutPage(session.Login, antiforgery.GetAndStoreTokens(context))
        : TypedResults.LocalRedirect("~/");

    private static async Task<IResult> SignOut(HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] SignedInSessions sessions)
    {
        if (context.Features.Get<SignedIn>() is not { } signedIn)
        {
            return new SeeOther("/");
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return SignInNotices.FormExpired;
        }

        await sessions.End(signedIn.Id, context.RequestAborted);
        SessionCookie.Delete(context);
        return new SeeOther("/");
    }
}
