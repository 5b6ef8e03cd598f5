using GitBrag.Api.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace GitBrag.Api.Requests;

/// <summary>Refuses request bodies: no call takes one. An empty JSON object is accepted, because some clients always send one.</summary>
internal static class BodyRules
{
    private const int Most = 16;

    public static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var mayHaveBody = context.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        return mayHaveBody && request.ContentLength is not 0 && !await IsEmpty(request) ? KnownProblems.InvalidBody : await next(context);
    }

    private static async Task<bool> IsEmpty(HttpRequest request)
    {
        var buffer = new byte[Most];
        var length = await request.Body.ReadAtLeastAsync(buffer, Most, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length < Most && Trim(buffer.AsSpan(0, length)) is [] or [(byte)'{', (byte)'}'];
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);
}
