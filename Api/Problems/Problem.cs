using System.Text.Json;
using GitBrag.Api.Contracts;
using Microsoft.Net.Http.Headers;

namespace GitBrag.Api.Problems;

/// <summary>An error response: <c>application/problem+json</c>.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="name">The last part of the problem's type.</param>
/// <param name="title">What went wrong; the same for every problem of this type.</param>
/// <param name="detail">What the call accepts, or what to do next.</param>
internal sealed class Problem(int status, string name, string title, string detail) : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";

    public const string TypePrefix = "urn:gitbrag:problem:";

    public int Status => status;

    /// <summary>The last part of the problem's type.</summary>
    public string Name => name;

    /// <summary>What the call accepts, or what to do next.</summary>
    public string Detail => detail;

    int? IStatusCodeHttpResult.StatusCode => status;

    /// <summary>The task that is generating the missing report; null for none.</summary>
    public TaskView? Task { get; init; }

    /// <summary>The <c>Retry-After</c> header in seconds; null when unknown.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The <c>WWW-Authenticate</c> header, which every 401 response has.</summary>
    public string? Challenge { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        SetHeaders(response);
        var view = new ProblemView(TypePrefix + name, title, status, detail, Task);
        var json = JsonSerializer.SerializeToUtf8Bytes(view, ApiJson.Plain.ProblemView);
        response.ContentType = ContentType;
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }

    /// <summary>Sets the headers of the response.</summary>
    public void SetHeaders(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = FormattableString.Invariant($"{seconds}");
        }

        if (Challenge is not null)
        {
            response.Headers.WWWAuthenticate = Challenge;
        }

        if (Task is { } task)
        {
            response.Headers[HeaderNames.Link] = task.Links.AsHeader();
        }
    }
}
