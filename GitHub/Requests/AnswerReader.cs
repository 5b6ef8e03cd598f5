using System.Net;
using System.Text.Json;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Rest;

namespace GitBrag.GitHub.Requests;

/// <summary>Tells what an HTTP answer means.</summary>
internal static class AnswerReader
{
    // GitHub cuts a query off at about 10 s; an error after this long is such a cut, whatever it says.
    private static readonly TimeSpan NearTimeout = TimeSpan.FromSeconds(8);

    private const int LongestErrorBody = 64 * 1024;

    /// <summary>Reads an answer of GraphQL to its end.</summary>
    public static async Task<GitHubAnswer<TData>> ReadAsync<TVariables, TData>(
        HttpResponseMessage response, GraphQLOperation<TVariables, TData> operation, TimeSpan elapsed, DateTimeOffset now, CancellationToken cancellationToken)
        where TData : QueryData
    {
        var limits = LimitHeaders.Read(response.Headers, now);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var body = await JsonSerializer.DeserializeAsync(stream, operation.ResponseType, cancellationToken).ConfigureAwait(false);
            List<GraphQLError> errors = [.. (body?.Errors ?? []).OfType<GraphQLError>()];
            var kind = OfBody(body?.Data is not null, errors);
            return new GitHubAnswer<TData>
            {
                Kind = kind, Data = kind == AnswerKind.Data ? body!.Data : null, Errors = errors, Limits = limits, ResponseTime = elapsed,
                Reason = kind == AnswerKind.Data ? "" : $"GitHub answered: {GitHubWording.Quote(errors.FirstOrDefault()?.Message)}",
            };
        }

        return await ReadRefusalAsync<TData>(response, limits, elapsed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an answer of REST, of which Octokit has read the body.</summary>
    public static async Task<GitHubAnswer<TData>> ReadAsync<TBody, TData>(
        HttpResponseMessage response, RestQuestion<TBody, TData> question, TBody? body, TimeSpan elapsed, DateTimeOffset now, CancellationToken cancellationToken)
        where TBody : class
        where TData : QueryData
    {
        var limits = LimitHeaders.Read(response.Headers, now);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotModified))
        {
            return await ReadRefusalAsync<TData>(response, limits, elapsed, cancellationToken).ConfigureAwait(false);
        }

        return body is null && response.StatusCode == HttpStatusCode.OK
            ? throw new JsonException("The answer has no body.")
            : new GitHubAnswer<TData> { Kind = AnswerKind.Data, Data = question.Read(body, response), Limits = limits, ResponseTime = elapsed };
    }

    private static async Task<GitHubAnswer<TData>> ReadRefusalAsync<TData>(
        HttpResponseMessage response, LimitHeaders limits, TimeSpan elapsed, CancellationToken cancellationToken)
        where TData : QueryData
    {
        var message = await ReadMessageAsync(response, cancellationToken).ConfigureAwait(false);
        return new GitHubAnswer<TData>
        {
            Kind = OfStatus(response.StatusCode, message, limits, elapsed), Limits = limits, ResponseTime = elapsed,
            Reason = $"GitHub answered {(int)response.StatusCode}: {GitHubWording.Quote(message)}",
        };
    }

    private static AnswerKind OfBody(bool hasData, List<GraphQLError> errors)
    {
        if (errors.Exists(static error => error.IsOutOfPoints || GitHubWording.TellsLimit(error.Message)))
        {
            return AnswerKind.RateLimited;
        }

        if (hasData)
        {
            return AnswerKind.Data;
        }

        if (errors.Exists(static error => error.AsksForLess))
        {
            return AnswerKind.TooMuch;
        }

        return errors.TrueForAll(static error => error.IsPassing) ? AnswerKind.Unavailable : AnswerKind.Refused;
    }

    private static AnswerKind OfStatus(HttpStatusCode status, string? message, LimitHeaders limits, TimeSpan elapsed) => status switch
    {
        HttpStatusCode.Unauthorized => AnswerKind.BadCredentials,
        HttpStatusCode.TooManyRequests => AnswerKind.RateLimited,
        HttpStatusCode.NotFound => AnswerKind.NotFound,
        HttpStatusCode.Forbidden when limits.RetryAt is not null || limits.Remaining == 0 || GitHubWording.TellsLimit(message) => AnswerKind.RateLimited,
        >= HttpStatusCode.InternalServerError when GitHubWording.TellsTimeout(message) || elapsed > NearTimeout => AnswerKind.TooMuch,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => AnswerKind.Unavailable,
        _ => AnswerKind.Refused,
    };

    // GitHub's errors are JSON; what stands before it (a proxy, a load balancer) answers in HTML, of which nothing is worth quoting.
    private static async Task<string?> ReadMessageAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > LongestErrorBody)
        {
            return null;
        }

        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var body = await JsonSerializer.DeserializeAsync(stream, GitHubJson.Default.ErrorBody, cancellationToken).ConfigureAwait(false);
            return body?.Message ?? body?.Errors?.FirstOrDefault()?.Message;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
