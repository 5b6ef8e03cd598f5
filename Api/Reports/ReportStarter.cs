using System.Diagnostics;
using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Keys;
using GitBrag.Users;

namespace GitBrag.Api.Reports;

/// <summary>Starts reports: for REST calls, for forms, and for stale reports.</summary>
internal sealed partial class ReportStarter(CallerReader callers, StartRateLimits limits, IGrainFactory grains, ILogger<ReportStarter> logger)
{
    /// <summary>Starts a report with the credentials that the caller may use, within the caller's rate limit.</summary>
    /// <param name="request">The report and its caller.</param>
    /// <param name="force">Whether to generate it even when a fresh and complete one is stored.</param>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The outcome, accepted or fresh; or the problem.</returns>
    public async Task<(StartOutcome? Outcome, Problem? Problem)> Start(ReportRequest request, bool force, HttpContext context, CancellationToken cancellationToken)
    {
        var (key, caller) = request;
        if (caller.Usable is not { } credential)
        {
            return (null, callers.Refuse());
        }

        if (limits.Admit(context, caller) is { } tooMany)
        {
            return (null, tooMany);
        }

        var outcome = await Send(key, force, credential, cancellationToken);
        LogStart(key, outcome.Kind, outcome.Task?.Id ?? "none");
        return outcome.Kind switch
        {
            StartOutcomeKind.Accepted or StartOutcomeKind.Fresh => (outcome, null),
            StartOutcomeKind.QueueFull => (null, KnownProblems.QueueFull),
            StartOutcomeKind.TooManyPeriods => (null, KnownProblems.TooManyPeriods),
            _ => (null, KnownProblems.UsernameBarred),
        };
    }

    /// <summary>Starts a report without checking the caller's credentials and rate limit.</summary>
    public Task<StartOutcome> Send(ReportKey key, bool force, CredentialReference credential, CancellationToken cancellationToken) =>
        grains.GetGrain<IUserGrain>(key.User.ToString()).Start(
            new StartRequest(key.Period, force, credential) { TraceParent = Activity.Current?.Id, TaskId = StartRequest.NewTaskId() }, cancellationToken);

    [LoggerMessage(LogLevel.Information, "Start of report {Report}: {Outcome}, task {TaskId}.")]
    private partial void LogStart(ReportKey report, StartOutcomeKind outcome, string taskId);
}
