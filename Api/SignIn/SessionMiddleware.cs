using GitBrag.Api.Sessions;

namespace GitBrag.Api.SignIn;

/// <summary>Finds the session of each request with a session cookie.</summary>
internal sealed class SessionMiddleware(RequestDelegate next, SessionCache sessions, SignInPages pages)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not { } id)
        {
            return next(context);
        }

        var finding = sessions.Find(id);
        return finding.IsCompletedSuccessfully ? Continue(context, finding.Result) : ContinueLater(context, finding);
    }

    private async Task ContinueLater(HttpContext context, ValueTask<(CurrentSession? Session, bool IsRejected)> finding) => await Continue(context, await finding);

    private Task Continue(HttpContext context, (CurrentSession? Session, bool IsRejected) found)
    {
        if (found.Session is { } session)
        {
            context.Features.Set(session);
            context.User = session.Principal;
        }
        else if (found.IsRejected && IsForPerson(context.Request))
        {
            // Shown once: the next request has no cookie.
            SessionCookie.Delete(context);
            return pages.Send(context, SignInMessages.TokenRejected);
        }

        return next(context);
    }

    private static bool IsForPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
