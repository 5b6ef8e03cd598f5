using GitBrag.Credentials;
using GitBrag.GitHub.Accounts;
using GitBrag.GitHub.GraphQL;
using GitBrag.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace GitBrag.GitHub.Requests;

/// <summary>Asks GitHub within the credential's budget, waits limits out and asks again where that may help.</summary>
internal sealed partial class MeteredRequests
{
    private readonly GitHubClient _client;
    private readonly GitHubCredential _credential;
    private readonly ReportClock _clock;
    private readonly ILogger _logger;
    private readonly Turnstile _turnstile;
    private readonly ResiliencePipeline _retries;
    private readonly string _session = Guid.NewGuid().ToString("N")[..8];
    private int _requests;
    private int _points;

    public MeteredRequests(
        GitHubClient client, GitHubCredential credential, ICredentialGrain budget, ReportClock clock, ILogger logger,
        Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait)
    {
        (_client, _credential, _clock, _logger) = (client, credential, clock, logger);
        _turnstile = new Turnstile(budget, clock, onWait);
        _retries = new ResiliencePipelineBuilder { TimeProvider = clock.Time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result is GitHubAnswer { Kind: AnswerKind.Unavailable }),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        }).Build();
    }

    /// <summary>The requests sent so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The points charged so far.</summary>
    public int Points => Volatile.Read(ref _points);

    /// <summary>Whether the credentials are the server's own.</summary>
    public bool OfServer => _credential.IsOfServer;

    /// <summary>Measures the fastest round trip: with it, the budget counts GitHub's work and not the way to GitHub.</summary>
    public Task MeasureRoundTripAsync(CancellationToken cancellationToken) => TryAsync(
        Operations.RoundTrip.Name,
        new RequestNeed(_session, GitHubApi.GraphQL, 0, 0),
        token => _client.AskAsync(_credential, Operations.RoundTrip, new NoVariables(), token),
        cancellationToken);

    /// <summary>Asks GraphQL until there is an answer that is neither a limit nor a passing failure, or the retries are used up.</summary>
    public Task<GitHubAnswer<TData>> AskAsync<TVariables, TData>(
        GraphQLOperation<TVariables, TData> operation, TVariables variables, int pullRequests, int fileLists, CancellationToken cancellationToken)
        where TData : QueryData => AskAsync(
            operation.Name,
            new RequestNeed(_session, GitHubApi.GraphQL, pullRequests, fileLists),
            token => _client.AskAsync(_credential, operation, variables, token),
            cancellationToken);

    /// <summary>Asks REST in the same way.</summary>
    public Task<GitHubAnswer<TData>> AskAsync<TBody, TData>(RestQuestion<TBody, TData> question, string? etag, CancellationToken cancellationToken)
        where TBody : class
        where TData : QueryData => AskAsync(
            question.Name,
            new RequestNeed(_session, GitHubApi.Rest, 0, 0),
            token => _client.AskAsync(_credential, question, etag, token),
            cancellationToken);

    private async Task<GitHubAnswer<TData>> AskAsync<TData>(
        string name, RequestNeed need, Func<CancellationToken, Task<GitHubAnswer<TData>>> send, CancellationToken cancellationToken)
        where TData : QueryData => await _retries.ExecuteAsync(
            async token =>
            {
                GitHubAnswer<TData> answer;
                do
                {
                    answer = await TryAsync(name, need, send, token).ConfigureAwait(false);
                }
                while (answer.Kind == AnswerKind.RateLimited);
                return answer;
            },
            cancellationToken).ConfigureAwait(false);

    private async Task<GitHubAnswer<TData>> TryAsync<TData>(
        string name, RequestNeed need, Func<CancellationToken, Task<GitHubAnswer<TData>>> send, CancellationToken cancellationToken)
        where TData : QueryData
    {
        var grant = await _turnstile.EnterAsync(need, cancellationToken).ConfigureAwait(false);
        GitHubAnswer<TData>? answer = null;
        try
        {
            Interlocked.Increment(ref _requests);
            answer = await send(cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _points, answer.Data?.RateLimit?.Cost ?? 0);
        }
        finally
        {
            var receipt = Receipt(grant.Id, answer, name);
            NoteQuota(need.Api, receipt.Remaining);
            await _turnstile.LeaveAsync(receipt, cancellationToken).ConfigureAwait(false);
        }

        if (grant.MeasureRoundTrip)
        {
            await MeasureRoundTripAsync(cancellationToken).ConfigureAwait(false);
        }

        return answer;
    }

    // Of the server's own alone: what each caller has left would be a label that grows with users.
    private void NoteQuota(GitHubApi api, int? remaining)
    {
        if (OfServer && remaining is { } left)
        {
            GitBragTelemetry.NoteQuota(api == GitHubApi.GraphQL ? "graphql" : "rest", left);
        }
    }

    private RequestReceipt Receipt(long grant, GitHubAnswer? answer, string operation)
    {
        if (answer is null)
        {
            return new RequestReceipt { Grant = grant };
        }

        var limited = answer.Kind == AnswerKind.RateLimited;
        var until = limited ? answer.Limits.WaitUntil(_clock.UtcNow, answer.Errors.Any(static error => error.IsOutOfPoints)) : answer.Limits.RetryAt;
        if (limited)
        {
            LogLimit(_credential.BudgetKey, operation, until, answer.Reason);
        }

        return new RequestReceipt
        {
            Grant = grant,
            ResponseTime = answer.ResponseTime,
            Answered = answer.Kind == AnswerKind.Data,
            PullRequests = answer.Common?.PullRequestCount ?? 0,
            FileLists = answer.Common?.FileListCount ?? 0,
            Remaining = answer.Limits.Remaining ?? answer.Common?.RateLimit?.Remaining,
            ResetAt = answer.Limits.ResetAt ?? answer.Common?.RateLimit?.ResetAt,
            BlockedUntil = until,
            BlockedWithoutInstant = limited && until is null,
            Rejected = answer.Kind == AnswerKind.BadCredentials,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub limits {Credential} at {Operation} until {Until}: {Reason}")]
    private partial void LogLimit(string credential, string operation, DateTimeOffset? until, string reason);
}
