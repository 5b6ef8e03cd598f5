using GitBrag.GitHub.Budgets;

namespace GitBrag.GitHub.Requests;

/// <summary>Lets a session's requests through one by one, as the budgets of its credentials grant them.</summary>
internal sealed class RequestGate(CredentialPool pool, TimeProvider time, Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait)
{
    // Waits up to this are part of the flow; longer ones are told.
    private static readonly TimeSpan Unremarkable = TimeSpan.FromSeconds(1);

    // A burst would queue up at the other end, and its waiting there would count as work.
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(8);

    private readonly SemaphoreSlim _line = new(1);
    private readonly SemaphoreSlim _slots = new(BudgetLimits.SessionInFlight * pool.Count);
    private DateTimeOffset? _notified;
    private long _lastGrant;

    /// <summary>Waits for a grant to send one request.</summary>
    /// <returns>The grant. Its holder must call <see cref="ExitAsync"/>.</returns>
    public async Task<CredentialGrant> EnterAsync(RequestNeed need, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _line.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await pool.PrepareAsync(cancellationToken).ConfigureAwait(false);
                await PaceAsync(cancellationToken).ConfigureAwait(false);
                return await WaitForGrantAsync(need, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _line.Release();
            }
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    /// <summary>Settles a request that has ended. The receipt is sent in any case, but a cancelled session does not wait for it to arrive.</summary>
    public async Task ExitAsync(CredentialGrant grant, RequestReceipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            await grant.Pooled.SettleAsync(grant, receipt).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<CredentialGrant> WaitForGrantAsync(RequestNeed need, CancellationToken cancellationToken)
    {
        while (true)
        {
            DateTimeOffset? soonest = null;
            foreach (var pooled in pool.ByWhatIsLeft())
            {
                var grant = await pooled.AcquireAsync(need, cancellationToken).ConfigureAwait(false);
                if (grant.Grant.AskAgainAt is not { } instant)
                {
                    await NotifyAsync(null, cancellationToken).ConfigureAwait(false);
                    return grant;
                }

                soonest = soonest < instant ? soonest : instant;
            }

            await WaitAsync(soonest!.Value, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var wait = instant - time.GetUtcNow();
        if (wait > Unremarkable)
        {
            await NotifyAsync(instant, cancellationToken).ConfigureAwait(false);
        }

        if (wait > TimeSpan.Zero)
        {
            // Timers have whole milliseconds; rounded down, the question would come too early and be asked twice.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Real time on purpose: this is about the wire, and a report's clock may stand still.
    private async Task PaceAsync(CancellationToken cancellationToken)
    {
        var early = Spacing - TimeProvider.System.GetElapsedTime(_lastGrant);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }

        _lastGrant = TimeProvider.System.GetTimestamp();
    }

    private ValueTask NotifyAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (_notified == until)
        {
            return ValueTask.CompletedTask;
        }

        _notified = until;
        return onWait?.Invoke(until, cancellationToken) ?? ValueTask.CompletedTask;
    }
}
