namespace GitBrag.GitHub.StandIn;

/// <summary>Applies the active faults to requests.</summary>
internal sealed class FaultInjection(GitHubStandIn standIn)
{
    /// <summary>Returns the answer of a fault; null when none hits the request, or when it only delays it.</summary>
    public async Task<Answer?> AnswerAsync(ApiRequest request, CancellationToken ended)
    {
        if (standIn.Faults.Take(request.Call) is not { } fault) return null;
        standIn.Stats.FaultInjected();
        await standIn.PauseAsync(fault.Delay, ended);
        if (fault.Drop) return Answer.Cut;
        if (fault.Hang) await standIn.HoldAsync(Task.Delay(Timeout.InfiniteTimeSpan, ended));
        if (fault.Secondary)
        {
            standIn.TouchLimits();
            request.Limits.Block(request.Caller, fault.RetryAfter);
            return Answer.Secondary(fault.Status ?? 403, fault.RetryAfter).With(fault.Headers);
        }

        return fault.Status is { } status ? Answer.Text(status, fault.Body, "application/json; charset=utf-8").With(fault.Headers) : null;
    }
}
