using GitBrag.GitHub.Budgets;
using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.Rest;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace GitBrag.GitHub.Requests;

/// <summary>Asks GitHub within the budgets of the session's credentials, waits limits out and asks again where that may help.</summary>
internal sealed partial class MeteredRequests
{
    private readonly GitHubClient _client;
    private readonly CredentialPool _pool;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Turnstile _turnstile;
    private readonly ResiliencePipeline _retries;
    private readonly string _session = Guid.NewGuid().ToString("N")[..8];
    private int _requests;
    private int _points;

    public MeteredRequests(
        GitHubClient client, CredentialPool pool, TimeProvider time, ILogger logger,
        Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait)
    {
        (_client, _pool, _time, _logger) = (client, pool, time, logger);
        _turnstile = new Turnstile(pool, time, onWait);
        _retries = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
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
    public bool OfServer => _pool.IsOfServer;

    /// <summary>Measures the fastest round trip: with it, the budget counts GitHub's work and not the way to GitHub.</summary>
    public Task MeasureRoundTripAsync(CancellationToken cancellationToken) => TryAsync(
        Operations.RoundTrip.Name,
        new RequestNeed(_session, GitHubApi.GraphQL, 0, 0),
        (lane, token) => _client.AskAsync(lane.Credential, Operations.RoundTrip, new NoVariables(), lane.IsAnybodys, token),
        cancellationToken);

    /// <summary>Asks GraphQL until there is an answer that is neither a limit nor a passing failure, or the retries are used up.</summary>
    public Task<GitHubAnswer<TData>> AskAsync<TVariables, TData>(
        GraphQLOperation<TVariables, TData> operation, TVariables variables, int pullRequests, int fileLists, CancellationToken cancellationToken)
        where TData : QueryData => AskAsync(
            operation.Name,
            new RequestNeed(_session, GitHubApi.GraphQL, pullRequests, fileLists),
            (lane, token) => _client.AskAsync(lane.Credential, operation, variables, lane.IsAnybodys, token),
            cancellationToken);

    /// <summary>Asks REST in the same way.</summary>
    public Task<GitHubAnswer<TData>> AskAsync<TBody, TData>(RestQuestion<TBody, TData> question, string? etag, CancellationToken cancellationToken)
        where TBody : class
        where TData : QueryData => AskAsync(
            question.Name,
            new RequestNeed(_session, GitHubApi.Rest, 0, 0),
            (lane, token) => _client.AskAsync(lane.Credential, question, etag, token),
            cancellationToken);

    private async Task<GitHubAnswer<TData>> AskAsync<TData>(
        string name, RequestNeed need, Func<CredentialLane, CancellationToken, Task<GitHubAnswer<TData>>> send, CancellationToken cancellationToken)
        where TData : QueryData => await _retries.ExecuteAsync(
            async token =>
            {
                GitHubAnswer<TData> answer;
                do
                {
                    answer = await TryAsync(name, need, send, token).ConfigureAwait(false);
                }
                while (answer.Kind == AnswerKind.RateLimited || (answer.Kind == AnswerKind.BadCredentials && _pool.HasAccepted));
                return answer;
            },
            cancellationToken).ConfigureAwait(false);

    private async Task<GitHubAnswer<TData>> TryAsync<TData>(
        string name, RequestNeed need, Func<CredentialLane, CancellationToken, Task<GitHubAnswer<TData>>> send, CancellationToken cancellationToken)
        where TData : QueryData
    {
        var passage = await _turnstile.EnterAsync(need, cancellationToken).ConfigureAwait(false);
        var asksWhose = need.Api == GitHubApi.GraphQL && passage.Lane.IsAnybodys;
        GitHubAnswer<TData>? answer = null;
        try
        {
            Interlocked.Increment(ref _requests);
            answer = await send(passage.Lane, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _points, answer.Data?.RateLimit?.Cost ?? 0);
            Learn(passage.Lane, answer, name);
            await LearnAccountAsync(passage.Lane, answer, asksWhose).ConfigureAwait(false);
        }
        finally
        {
            var receipt = Receipts.Of(passage.Grant.Id, need.Api, answer, _time.GetUtcNow());
            NoteQuota(need.Api, receipt.Remaining);
            await _turnstile.LeaveAsync(passage, receipt, cancellationToken).ConfigureAwait(false);
        }

        if (passage.Grant.MeasureRoundTrip)
        {
            await MeasureRoundTripAsync(cancellationToken).ConfigureAwait(false);
        }

        // GitHub refuses an app's token the whole query for asking whose it is.
        return asksWhose && answer.Kind == AnswerKind.Refused ? await TryAsync(name, need, send, cancellationToken).ConfigureAwait(false) : answer;
    }

    private static Task LearnAccountAsync(CredentialLane lane, GitHubAnswer answer, bool asksWhose) =>
        answer.Common?.Viewer is { } viewer ? lane.LearnAccountAsync(viewer.DatabaseId)
        : asksWhose && answer.Kind is AnswerKind.Data or AnswerKind.Refused ? lane.LearnAccountAsync(null)
        : Task.CompletedTask;

    // Of the server's own alone: what each caller has left would be a label that grows with users.
    private void NoteQuota(GitHubApi api, int? remaining)
    {
        if (OfServer && remaining is { } left)
        {
            GitHubTelemetry.NoteQuota(api == GitHubApi.GraphQL ? "graphql" : "rest", left);
        }
    }

    private void Learn(CredentialLane lane, GitHubAnswer answer, string operation)
    {
        _pool.Learn(lane, answer.Kind);
        if (answer.Kind == AnswerKind.RateLimited)
        {
            LogLimit(lane.Credential.BudgetKey, operation, Receipts.WaitUntil(answer, _time.GetUtcNow()), answer.Reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub limits {Credential} at {Operation} until {Until}: {Reason}")]
    private partial void LogLimit(string credential, string operation, DateTimeOffset? until, string reason);
}
