namespace GitBrag.Api.Pages;

/// <summary>Redirects to a page after a form (303), so a reload does not send the form again.</summary>
/// <param name="path">The page's path, on this service.</param>
internal sealed class SeeOtherResult(string path) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status303SeeOther;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
