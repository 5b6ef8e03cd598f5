using GitBrag.Api.Pages;
using GitBrag.Api.Problems;
using GitBrag.Api.Requests;
using GitBrag.Api.Sessions;
using GitBrag.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Mvc;

namespace GitBrag.Api.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    private const string PrivateScope = "private";

    // GitHub has no scope that only reads private repositories.
    private const string GitHubPrivateScope = "repo";

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").ExcludeFromDescription();
        group.MapRead("/sign-in", Begin);
        group.MapRead("/auth/login", Begin);
        group.MapGet(GitHubSignIn.CallbackPath, Complete);
        group.MapRead("/auth/logout", AskToSignOut);
        group.MapPost("/auth/logout", SignOut);
    }

    private static Task Begin(
        [FromQuery] string? scope,
        [FromQuery(Name = ReturnPath.Parameter)] string? returnTo,
        HttpContext context,
        [FromServices] GitHubSignIn gitHub,
        [FromServices] SignInPages pages)
    {
        if (!gitHub.IsOffered)
        {
            return pages.Send(context, SignInMessages.NotOffered);
        }

        var properties = new OAuthChallengeProperties { RedirectUri = ReturnPath.Safe(returnTo) };
        if (scope == PrivateScope)
        {
            properties.Scope = [GitHubPrivateScope];
        }

        return context.ChallengeAsync(GitHubSignIn.Scheme, properties);
    }

    private static async Task Complete(
        HttpContext context, [FromServices] GitHubSignIn gitHub, [FromServices] IAuthenticationHandlerProvider handlers, [FromServices] SignInPages pages)
    {
        if (!gitHub.IsOffered)
        {
            await pages.Send(context, SignInMessages.NotOffered);
            return;
        }

        var handler = (IAuthenticationRequestHandler?)await handlers.GetHandlerAsync(context, GitHubSignIn.Scheme);
        await handler!.HandleRequestAsync();
    }

    private static async Task<IResult> AskToSignOut(HttpContext context, [FromServices] SignInPages pages) =>
        CurrentSession.Of(context) is { } session ? await pages.SignOut(context, session.Login) : TypedResults.LocalRedirect("~/");

    private static async Task<IResult> SignOut(
        HttpContext context, [FromServices] IAntiforgery antiforgery, [FromServices] SessionCache sessions, [FromServices] ErrorPages errors)
    {
        if (context.Features.Get<CurrentSession>() is not { } signedIn)
        {
            return new SeeOtherResult("/");
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return await errors.Page(context, KnownProblems.Forgery);
        }

        await sessions.End(signedIn.Id, context.RequestAborted);
        SessionCookie.Delete(context);
        return new SeeOtherResult("/");
    }
}
