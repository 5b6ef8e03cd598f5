using System.Net;
using Microsoft.AspNetCore.Antiforgery;

namespace GitBrag.Api.SignIn;

/// <summary>Asks whether to sign out. It is a page of its own, so that no other page need hold a form that is good for one person only.</summary>
/// <param name="login">Who is signed in.</param>
/// <param name="form">What proves that the form is ours.</param>
internal sealed class SignOutPage(string login, AntiforgeryTokenSet form) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => PlainPage.WriteAsync(httpContext, StatusCodes.Status200OK, "Sign out", $"""
        <form method="post" action="/auth/logout">
        <p>You are signed in as {WebUtility.HtmlEncode(login)}.</p>
        <input type="hidden" name="{WebUtility.HtmlEncode(form.FormFieldName)}" value="{WebUtility.HtmlEncode(form.RequestToken)}">
        <p><button type="submit">Sign out</button> <a href="/">Stay signed in</a></p>
        </form>
        """);
}
