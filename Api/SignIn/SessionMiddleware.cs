using GitBrag.Api.Sessions;

namespace GitBrag.Api.SignIn;

/// <summary>Finds the session of each request that brings its cookie, before anything else looks at the request.</summary>
internal sealed class SessionMiddleware(RequestDelegate next, SessionCache sessions, SignInPages pages)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not { } id)
        {
            return next(context);
        }

        var finding = sessions.Find(id);
        return finding.IsCompletedSuccessfully ? GoOn(context, finding.Result) : Wait(context, finding);
    }

    private async Task Wait(HttpContext context, ValueTask<(CurrentSession? CurrentSession, bool IsRejected)> finding) => await GoOn(context, await finding);

    private Task GoOn(HttpContext context, (CurrentSession? CurrentSession, bool IsRejected) found)
    {
        if (found.CurrentSession is { } signedIn)
        {
            context.Features.Set(signedIn);
            context.User = signedIn.Principal;
        }
        else if (found.IsRejected && IsForPerson(context.Request))
        {
            // Told once: the next request comes without the cookie.
            SessionCookie.Delete(context);
            return pages.Send(context, SignInMessages.TokenRejected);
        }

        return next(context);
    }

    private static bool IsForPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
