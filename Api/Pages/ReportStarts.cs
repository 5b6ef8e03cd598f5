using System.Diagnostics;
using GitBrag.Api.Callers;
using GitBrag.Api.Problems;
using GitBrag.Api.Protection;
using GitBrag.Api.Reports;
using GitBrag.Users;

namespace GitBrag.Api.Pages;

/// <summary>Starts reports for people who sent a form.</summary>
internal sealed class ReportStarts(CallerReader callers, StartLimits limits, ReportNews news, IGrainFactory grains)
{
    /// <summary>Starts a report, stored or not; null means that it is on its way.</summary>
    public async Task<Problem?> Start(ReportRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var (key, caller) = request;
        if (caller.Usable is not { } credential)
        {
            return callers.Refuse();
        }

        if (limits.Admit(context, caller) is { } tooMany)
        {
            return tooMany;
        }

        // Whoever presses the button has seen how old the stored report is.
        var outcome = await grains.GetGrain<IUserGrain>(key.User.ToString()).Start(new StartRequest(key.Period, true, credential) { TraceParent = Activity.Current?.Id }, cancellationToken);
        news.Forget(key);
        return outcome.Kind switch
        {
            StartOutcomeKind.Accepted or StartOutcomeKind.Fresh => null,
            StartOutcomeKind.QueueFull => KnownProblems.QueueFull,
            _ => KnownProblems.UsernameBarred,
        };
    }
}
