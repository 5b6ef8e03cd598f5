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
            using var bytes = await AnswerBody.ReadAsync(response.Content, AnswerBody.Largest, cancellationToken).ConfigureAwait(false);
            var body = JsonSerializer.Deserialize(bytes.Bytes, operation.ResponseType);
            List<GraphQLError> errors = [.. (body?.Errors ?? []).OfType<GraphQLError>()];
            var kind = OfBody(body?.Data is not null, errors, limits);
            return new GitHubAnswer<TData>
            {
                Kind = kind, Data = kind == AnswerKind.Data ? body!.Data : null, Errors = errors, Limits = limits, ResponseTime = elapsed, SignOn = SignOnHeader.Read(response.Headers),
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
            : new GitHubAnswer<TData> { Kind = AnswerKind.Data, Data = question.Read(body, response), Limits = limits, ResponseTime = elapsed, SignOn = SignOnHeader.Read(response.Headers) };
    }

    private static async Task<GitHubAnswer<TData>> ReadRefusalAsync<TData>(
        HttpResponseMessage response, LimitHeaders limits, TimeSpan elapsed, CancellationToken cancellationToken)
        where TData : QueryData
    {
        var body = await ReadErrorBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var (status, signOn) = ((int)response.StatusCode, SignOnHeader.Read(response.Headers));
        if (status < 500 && response.StatusCode != HttpStatusCode.TooManyRequests && body?.Text is null && !IsGitHubs(response))
        {
            return new GitHubAnswer<TData>
            {
                Kind = AnswerKind.Unavailable, Limits = limits, ResponseTime = elapsed,
                Reason = $"Something between this server and GitHub, such as a proxy, answered {status}.",
            };
        }

        return new GitHubAnswer<TData>
        {
            Kind = OfStatus(response.StatusCode, body, limits, elapsed), Limits = limits, ResponseTime = elapsed, SignOn = signOn,
            Reason = $"GitHub answered {status}: {GitHubWording.Quote(body?.Text)}{signOn.Advice}",
        };
    }

    // The headers tell of a limit only where something was refused: with its last point GitHub still answers.
    private static AnswerKind OfBody(bool hasData, List<GraphQLError> errors, LimitHeaders limits)
    {
        if (errors.Exists(static error => error.TellsLimit) || (!hasData && errors.Count > 0 && limits.TellLimit))
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

        return errors.TrueForAll(static error => error is { IsPassing: true, IsOfQuery: false }) ? AnswerKind.Unavailable : AnswerKind.Refused;
    }

    private static AnswerKind OfStatus(HttpStatusCode status, ErrorBody? body, LimitHeaders limits, TimeSpan elapsed) => status switch
    {
        HttpStatusCode.Unauthorized => AnswerKind.BadCredentials,
        HttpStatusCode.TooManyRequests => AnswerKind.RateLimited,
        < HttpStatusCode.InternalServerError when body?.TellsLimit is true => AnswerKind.RateLimited,
        HttpStatusCode.NotFound => AnswerKind.NotFound,
        HttpStatusCode.Forbidden when limits.TellLimit => AnswerKind.RateLimited,
        >= HttpStatusCode.InternalServerError when GitHubWording.TellsTimeout(body?.Text) || elapsed > NearTimeout => AnswerKind.TooMuch,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => AnswerKind.Unavailable,
        _ => AnswerKind.Refused,
    };

    private static bool IsGitHubs(HttpResponseMessage response) => response.Headers.Any(static header =>
        header.Key.StartsWith("X-GitHub-", StringComparison.OrdinalIgnoreCase) || header.Key.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase));

    // GitHub's errors are JSON; a proxy or a load balancer before it answers in HTML, of which nothing is worth quoting.
    private static async Task<ErrorBody?> ReadErrorBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await AnswerBody.ReadAsync(response.Content, LongestErrorBody, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(body.Bytes, GitHubJson.Default.ErrorBody);
        }
        catch (Exception failure) when (failure is JsonException or HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
        {
            return null;
        }
    }
}
