using GitBrag.Users;
using Microsoft.Extensions.Hosting;
using Polly;
using Polly.Retry;

namespace GitBrag.Hosting;

/// <summary>
/// Retries calls to our grains that failed because a silo was lost or is stopping, or because storage did not answer. Gateways and silos both use it, and nothing else retries
/// grain calls.
/// </summary>
/// <remarks>
/// Every call of the grain contracts is safe to repeat: reads change nothing, a repeated start joins the task that it started, a worker's report to its grain carries the
/// attempt's number, and a repeated erasure answers with everything that was erased.
/// </remarks>
internal sealed class GrainCallRetryFilter : IOutgoingGrainCallFilter
{
    private static readonly ResiliencePropertyKey<long> Began = new(nameof(Began));

    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly ClusterConnectionState? _link;
    private readonly ResiliencePipeline _pipeline;

    public GrainCallRetryFilter(IHostApplicationLifetime lifetime, TimeProvider time, ClusterConnectionState? link = null)
    {
        (_lifetime, _time, _link) = (lifetime, time, link);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } fault && TransientFaults.IsTransient(fault) && IsWorthIt(arguments.Context)),
                MaxRetryAttempts = int.MaxValue,
                Delay = FailoverSettings.FirstRetry,
                MaxDelay = FailoverSettings.LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    public Task Invoke(IOutgoingGrainCallContext context) => IsOurs(context.InterfaceMethod.DeclaringType) ? Repeat(context) : context.Invoke();

    private static bool IsOurs(Type? contract) => contract == typeof(IRemindable) || contract?.Assembly == typeof(IUserGrain).Assembly;

    private async Task Repeat(IOutgoingGrainCallContext call)
    {
        // On a grain's scheduler, as the call would be without this.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, call.Request.GetCancellationToken());
        try
        {
            context.Properties.Set(Began, _time.GetTimestamp());
            await _pipeline.ExecuteAsync(static (_, sent) => new ValueTask(sent.Invoke()), context, new SentCall(call));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // When the cluster has been unreachable for as long as one call may take, further calls fail at once.
    private bool IsWorthIt(ResilienceContext context) =>
        !_lifetime.ApplicationStopping.IsCancellationRequested
        && _time.GetElapsedTime(context.Properties.GetValue(Began, 0)) < FailoverSettings.Budget
        && (_link is null || _link.DownFor < FailoverSettings.Budget);

    /// <summary>A call and its arguments. A silo that runs a call in its own process clears them from the request, even when the call fails.</summary>
    private readonly struct SentCall(IOutgoingGrainCallContext call)
    {
        private readonly object?[] _arguments = [.. Enumerable.Range(0, call.Request.GetArgumentCount()).Select(call.Request.GetArgument)];

        public Task Invoke()
        {
            for (var i = 0; i < _arguments.Length; i++)
            {
                call.Request.SetArgument(i, _arguments[i]!);
            }

            return call.Invoke();
        }
    }
}
