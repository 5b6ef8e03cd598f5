using GitBrag.GitHub.Budgets;

namespace GitBrag.GitHub.Requests;

/// <summary>Lets a session's requests through one by one as the budgets of its credentials grant them; the others wait in line behind.</summary>
internal sealed class Turnstile(CredentialPool pool, TimeProvider time, Func<DateTimeOffset?, CancellationToken, ValueTask>? onWait)
{
    // Waits up to this are part of the flow; longer ones are told.
    private static readonly TimeSpan Unremarkable = TimeSpan.FromSeconds(1);

    // A burst would queue up at the other end, and its waiting there would count as work.
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(8);

    private readonly SemaphoreSlim _line = new(1);
    private readonly SemaphoreSlim _slots = new(BudgetLimits.SessionInFlight * pool.Count);
    private DateTimeOffset? _told;
    private long _lastGrant;

    /// <summary>Waits for leave to send one request.</summary>
    /// <returns>The leave. Whoever holds it must call <see cref="LeaveAsync"/>.</returns>
    public async Task<Passage> EnterAsync(RequestNeed need, CancellationToken cancellationToken)
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
    public async Task LeaveAsync(Passage passage, RequestReceipt receipt, CancellationToken cancellationToken)
    {
        try
        {
            await passage.Lane.SettleAsync(passage, receipt).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<Passage> WaitForGrantAsync(RequestNeed need, CancellationToken cancellationToken)
    {
        while (true)
        {
            DateTimeOffset? soonest = null;
            foreach (var lane in pool.ByWhatIsLeft())
            {
                var passage = await lane.AcquireAsync(need, cancellationToken).ConfigureAwait(false);
                if (passage.Grant.AskAgainAt is not { } instant)
                {
                    await TellAsync(null, cancellationToken).ConfigureAwait(false);
                    return passage;
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
            await TellAsync(instant, cancellationToken).ConfigureAwait(false);
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

    private ValueTask TellAsync(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (_told == until)
        {
            return ValueTask.CompletedTask;
        }

        _told = until;
        return onWait?.Invoke(until, cancellationToken) ?? ValueTask.CompletedTask;
    }
}
