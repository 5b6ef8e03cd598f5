using System.Net;

namespace GitBrag.Api.SignIn;

/// <summary>A page that says one thing to a person, and what to do next.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="title">What is the matter.</param>
/// <param name="text">Why, in a sentence or two.</param>
/// <param name="nextPath">Where to go next, on this service.</param>
/// <param name="nextText">What is there.</param>
internal sealed class Notice(int status, string title, string text, string nextPath, string nextText) : IResult, IStatusCodeHttpResult
{
    public int Status => status;

    int? IStatusCodeHttpResult.StatusCode => status;

    public Task ExecuteAsync(HttpContext httpContext) => PlainPage.WriteAsync(httpContext, status, title, $"""
        <p>{WebUtility.HtmlEncode(text)}</p>
        <p><a href="{WebUtility.HtmlEncode(nextPath)}">{WebUtility.HtmlEncode(nextText)}</a></p>
        """);
}
