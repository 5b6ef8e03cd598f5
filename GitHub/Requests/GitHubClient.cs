using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Rest;
using Microsoft.Extensions.Logging;

namespace GitBrag.GitHub.Requests;

/// <summary>Sends single requests to GitHub and tells what the answers mean. Retries, limits and paging are the business of its callers.</summary>
/// <param name="http">The connection; requests bear their own credentials.</param>
/// <param name="options">Where GitHub is.</param>
/// <param name="time">The clock that timeouts and limits go by.</param>
/// <param name="logger">Told each request, never with its credentials or body.</param>
public sealed partial class GitHubClient(HttpClient http, GitHubOptions options, TimeProvider time, ILogger<GitHubClient> logger)
{
    /// <summary>How long an answer may take. GitHub itself gives up at 10 s; what has not come by then will not come.</summary>
    internal static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(15);

    // What the server lacks is the same for all who ask it.
    private readonly SchemaGaps _gaps = new();

    private static readonly string Version = typeof(GitHubClient).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The HTTP client that this program talks to GitHub with.</summary>
    /// <returns>A client that lives as long as the program.</returns>
    public static HttpClient CreateHttpClient() => new(
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TryTimeout,
            UseCookies = false,

            // A redirect must not carry the credentials elsewhere.
            AllowAutoRedirect = false,
        })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    /// <summary>The present instant by the clock that limits go by.</summary>
    internal DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>What the server has been found not to offer of what a report shows, in words for people; empty for GitHub itself.</summary>
    internal IReadOnlyList<string> Lacking => _gaps.Words;

    /// <summary>Asks GraphQL once. What the server is known to lack is left out.</summary>
    /// <param name="credential">With whose credentials.</param>
    /// <param name="operation">What.</param>
    /// <param name="variables">The variables of the query.</param>
    /// <param name="asksForViewer">Whether to ask as well whose the credentials are.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    internal Task<GitHubAnswer<TData>> AskAsync<TVariables, TData>(
        GitHubCredential credential, GraphQLOperation<TVariables, TData> operation, TVariables variables, bool asksForViewer, CancellationToken cancellationToken)
        where TData : QueryData => ExchangeAsync(
            operation.Name,
            async (exchange, token) =>
            {
                var body = operation.With(variables, asksForViewer);
                body = body with { Query = _gaps.Apply(body.Query) };
                var content = JsonContent.Create(body, operation.RequestType);
                using var request = Request(HttpMethod.Post, options.GraphQLUrl, credential, content);
                var response = await exchange.SendAsync(request, token).ConfigureAwait(false);
                var answer = await AnswerReader.ReadAsync(response, operation, exchange.Elapsed, time.GetUtcNow(), token).ConfigureAwait(false);
                return answer.Kind is AnswerKind.Refused or AnswerKind.Unavailable && _gaps.Learn(body.Query, answer.Errors) ? answer with { Kind = AnswerKind.Unsupported } : answer;
            },
            cancellationToken);

    /// <summary>Asks REST once, through Octokit.</summary>
    /// <param name="credential">With whose credentials.</param>
    /// <param name="question">For what.</param>
    /// <param name="etag">The tag of the answer before; null when there was none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    internal Task<GitHubAnswer<TData>> AskAsync<TBody, TData>(
        GitHubCredential credential, RestQuestion<TBody, TData> question, string? etag, CancellationToken cancellationToken)
        where TBody : class
        where TData : QueryData => ExchangeAsync(
            question.Name,
            async (exchange, token) =>
            {
                using var handler = new OctokitHandler(SendAsync, token);
                var body = await question.AskAsync(handler, options.RestRoot).ConfigureAwait(false);
                return await AnswerReader.ReadAsync(exchange.Response!, question, body, exchange.Elapsed, time.GetUtcNow(), token).ConfigureAwait(false);

                async Task<HttpResponseMessage> SendAsync(Uri address)
                {
                    using var request = Request(HttpMethod.Get, address, credential, null);
                    if (etag is not null)
                    {
                        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
                    }

                    return await exchange.SendAsync(request, token).ConfigureAwait(false);
                }
            },
            cancellationToken);

    private async Task<GitHubAnswer<TData>> ExchangeAsync<TData>(
        string name, Func<GitHubExchange, CancellationToken, Task<GitHubAnswer<TData>>> ask, CancellationToken cancellationToken)
        where TData : QueryData
    {
        using var timeout = new CancellationTokenSource(TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var activity = GitHubTelemetry.Activities.StartActivity($"github {name}", ActivityKind.Client);
        using var exchange = new GitHubExchange(http, time);
        try
        {
            var answer = await ask(exchange, either.Token).ConfigureAwait(false);
            var gitHubsId = GitHubsId(exchange.Response!);
            LogAnswer(name, (int)exchange.Response!.StatusCode, answer.Kind, (long)exchange.Elapsed.TotalMilliseconds, gitHubsId);
            Count(activity, name, answer.Kind, exchange.Elapsed);
            return answer;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && ReasonOf(failure) is not null)
        {
            var reason = ReasonOf(failure)!;
            LogNoAnswer(name, reason, (long)exchange.Elapsed.TotalMilliseconds);
            Count(activity, name, AnswerKind.Unavailable, exchange.Elapsed);
            return new GitHubAnswer<TData> { Kind = AnswerKind.Unavailable, Reason = reason };
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address, GitHubCredential credential, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy,
            Content = content,
        };
        request.Headers.Authorization = credential.Authorization;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("GitBrag.Orleans", Version));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        return request;
    }

    private static void Count(Activity? activity, string operation, AnswerKind kind, TimeSpan elapsed)
    {
        var outcome = kind switch
        {
            AnswerKind.Data => "data",
            AnswerKind.RateLimited => "rate-limited",
            AnswerKind.TooMuch => "too-much",
            AnswerKind.Unsupported => "unsupported",
            AnswerKind.Unavailable => "unavailable",
            AnswerKind.Refused => "refused",
            AnswerKind.NotFound => "not-found",
            _ => "bad-credentials",
        };
        GitHubTelemetry.CountRequest(operation, outcome, elapsed);
        activity?.SetTag("gitbrag.github.outcome", outcome);
        if (kind != AnswerKind.Data)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
        }
    }

    // By which GitHub finds the request in its own logs.
    private static string GitHubsId(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-GitHub-Request-Id", out var values) ? string.Join(' ', values) : "none";

    // Null for what is a fault of the program and not of the way to GitHub.
    private static string? ReasonOf(Exception failure) => failure switch
    {
        OperationCanceledException => $"GitHub did not answer within {TryTimeout.TotalSeconds:0} s.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "GitHub's address cannot be resolved.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "GitHub cannot be reached.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection to GitHub can be set up.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "GitHub's answer was too large.",
        HttpRequestException or IOException => "The connection to GitHub broke.",
        JsonException => "GitHub's answer was not readable.",
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "GitHub {Operation}: {Status} {Kind} in {Milliseconds} ms, GitHub's request id {GitHubRequestId}")]
    private partial void LogAnswer(string operation, int status, AnswerKind kind, long milliseconds, string gitHubRequestId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "GitHub {Operation}: {Reason} After {Milliseconds} ms")]
    private partial void LogNoAnswer(string operation, string reason, long milliseconds);
}
