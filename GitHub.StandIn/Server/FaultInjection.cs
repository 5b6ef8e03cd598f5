namespace GitBrag.GitHub.StandIn;

/// <summary>Applies the active faults to requests.</summary>
internal sealed class FaultInjection(GitHubStandIn standIn)
{
    /// <summary>Returns the fault that hits the request; null when none does.</summary>
    public Fault? Take(ApiRequest request) => standIn.Faults.Take(request.Call);

    /// <summary>Returns the answer of a fault; null when it only delays or spoils the right one.</summary>
    public async Task<Answer?> AnswerAsync(Fault fault, ApiRequest request, CancellationToken ended)
    {
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

        return fault.Status is { } status ? Answer.Text(status, fault.Body, fault.ContentType).With(fault.Headers) with { IsBare = fault.Bare } : null;
    }
}
