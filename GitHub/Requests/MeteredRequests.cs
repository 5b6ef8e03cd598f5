using System.Collections.Immutable;
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
    private readonly RequestGate _gate;
    private readonly ResiliencePipeline _retries;
    private readonly string _session = Guid.NewGuid().ToString("N")[..8];
    private ImmutableSortedSet<long>? _leftOut;
    private int _requests;
    private int _points;

    public MeteredRequests(
        GitHubClient client, CredentialPool pool, TimeProvider time, ILogger logger,
        Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait)
    {
        (_client, _pool, _time, _logger) = (client, pool, time, logger);
        _gate = new RequestGate(pool, time, onWait);
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

    /// <summary>The numeric ids of the organisations that GitHub left out of answers, for want of single sign-on; null when it left out none, and empty when it named none.</summary>
    public IReadOnlyCollection<long>? LeftOut => Volatile.Read(ref _leftOut);

    /// <summary>What the server does not offer of what a report shows.</summary>
    public IReadOnlyList<string> Lacking => _client.Lacking;

    /// <summary>Measures the fastest round trip: with it, the budget counts GitHub's work and not the way to GitHub.</summary>
    public Task MeasureRoundTripAsync(CancellationToken cancellationToken) => TryAsync(
        Operations.RoundTrip.Name,
        new RequestNeed(_session, GitHubApi.GraphQL, 0, 0),
        (pooled, token) => _client.AskAsync(pooled.Credential, Operations.RoundTrip, new NoVariables(), pooled.HasUnknownAccount, token),
        cancellationToken);

    /// <summary>Asks GraphQL until there is an answer that is neither a limit nor a passing failure, or the retries are used up.</summary>
    public Task<GitHubAnswer<TData>> AskAsync<TVariables, TData>(
        GraphQLOperation<TVariables, TData> operation, TVariables variables, int pullRequests, int fileLists, CancellationToken cancellationToken)
        where TData : QueryData => AskAsync(
            operation.Name,
            new RequestNeed(_session, GitHubApi.GraphQL, pullRequests, fileLists),
            (pooled, token) => _client.AskAsync(pooled.Credential, operation, variables, pooled.HasUnknownAccount, token),
            cancellationToken);

    /// <summary>Asks REST in the same way.</summary>
    public Task<GitHubAnswer<TData>> AskAsync<TBody, TData>(RestQuestion<TBody, TData> question, string? etag, CancellationToken cancellationToken)
        where TBody : class
        where TData : QueryData => AskAsync(
            question.Name,
            new RequestNeed(_session, GitHubApi.Rest, 0, 0),
            (pooled, token) => _client.AskAsync(pooled.Credential, question, etag, token),
            cancellationToken);

    private async Task<GitHubAnswer<TData>> AskAsync<TData>(
        string name, RequestNeed need, Func<PooledCredential, CancellationToken, Task<GitHubAnswer<TData>>> send, CancellationToken cancellationToken)
        where TData : QueryData => await _retries.ExecuteAsync(
            async token =>
            {
                // Each credential may be refused twice before that is believed.
                var refusals = 2 * _pool.Count;
                GitHubAnswer<TData> answer;
                do
                {
                    answer = await TryAsync(name, need, send, token).ConfigureAwait(false);
                }
                while (answer.Kind is AnswerKind.RateLimited or AnswerKind.Unsupported || (answer.Kind == AnswerKind.BadCredentials && --refusals > 0 && _pool.HasAccepted));
                return answer;
            },
            cancellationToken).ConfigureAwait(false);

    private async Task<GitHubAnswer<TData>> TryAsync<TData>(
        string name, RequestNeed need, Func<PooledCredential, CancellationToken, Task<GitHubAnswer<TData>>> send, CancellationToken cancellationToken)
        where TData : QueryData
    {
        var grant = await _gate.EnterAsync(need, cancellationToken).ConfigureAwait(false);
        var asksForViewer = need.Api == GitHubApi.GraphQL && grant.Pooled.HasUnknownAccount;
        var wasDoubted = grant.Pooled.IsDoubted;
        GitHubAnswer<TData>? answer = null;
        try
        {
            Interlocked.Increment(ref _requests);
            answer = await send(grant.Pooled, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _points, answer.Data?.RateLimit?.Cost ?? 0);
            Learn(grant.Pooled, answer, name, wasDoubted);
            await LearnAccountAsync(grant.Pooled, answer, asksForViewer).ConfigureAwait(false);
        }
        finally
        {
            var receipt = Receipts.Of(grant.Grant.Id, need.Api, answer, _time.GetUtcNow());
            receipt = receipt with { Rejected = receipt.Rejected && wasDoubted };
            NoteQuota(need.Api, receipt.Remaining);
            await _gate.ExitAsync(grant, receipt, cancellationToken).ConfigureAwait(false);
        }

        if (grant.Grant.MeasureRoundTrip)
        {
            await MeasureRoundTripAsync(cancellationToken).ConfigureAwait(false);
        }

        // GitHub refuses the whole query when an app's token asks for its viewer.
        return asksForViewer && answer.Kind == AnswerKind.Refused ? await TryAsync(name, need, send, cancellationToken).ConfigureAwait(false) : answer;
    }

    private static Task LearnAccountAsync(PooledCredential pooled, GitHubAnswer answer, bool asksForViewer) =>
        answer.Common?.Viewer is { } viewer ? pooled.LearnAccountAsync(viewer.DatabaseId)
        : asksForViewer && answer.Kind is AnswerKind.Data or AnswerKind.Refused ? pooled.LearnAccountAsync(null)
        : Task.CompletedTask;

    // Only for the server's own credentials: a label for each caller would grow with users.
    private void NoteQuota(GitHubApi api, int? remaining)
    {
        if (OfServer && remaining is { } left)
        {
            GitHubTelemetry.NoteQuota(api == GitHubApi.GraphQL ? "graphql" : "rest", left);
        }
    }

    private void Learn(PooledCredential pooled, GitHubAnswer answer, string operation, bool wasDoubted)
    {
        _pool.Learn(pooled, answer.Kind, wasDoubted);
        if (answer.SignOn is { IsPartial: true } signOn)
        {
            ImmutableInterlocked.Update(ref _leftOut, static (known, more) => (known ?? []).Union(more), signOn.Organizations);
        }

        if (answer.Kind == AnswerKind.RateLimited)
        {
            LogLimit(pooled.Credential.BudgetKey, operation, Receipts.WaitUntil(answer, _time.GetUtcNow()), answer.Reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub limits {Credential} at {Operation} until {Until}: {Reason}")]
    private partial void LogLimit(string credential, string operation, DateTimeOffset? until, string reason);
}
