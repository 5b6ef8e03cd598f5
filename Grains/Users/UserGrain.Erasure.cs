using System.Collections.Immutable;
using GitBrag.Keys;
using GitBrag.Profiles;
using GitBrag.Reports;
using GitBrag.State;

namespace GitBrag.Users;

/// <content>Erasing a username, and remembering whose private reports belong to it.</content>
internal sealed partial class UserGrain
{
    // Less than a call of this grain may take.
    private static readonly TimeSpan LastStoreTime = TimeSpan.FromSeconds(20);

    public async Task<Erasure> Erase(bool bar, CancellationToken cancellationToken)
    {
        // A worker that is about to store its report may do so, and no more, before the reports are erased.
        StopWorker();
        if (!await HasWorkerStopped(LastStoreTime, clock.Time, cancellationToken))
        {
            throw new TimeoutException("The task of the username is still storing its report. Erase it again.");
        }

        var erased = state.State.Erased.Union(await StoredPeriods(cancellationToken)).ToImmutableArray();

        // Nothing may begin between here and the end, and a crash in between must leave the list of what is still to erase, and of what was.
        await Change(state.State with { Barred = bar || state.State.Barred, Active = null, Queue = [], Ended = [], Erased = erased });
        await RemoveReminder();
        foreach (var period in state.State.Periods)
        {
            await generator.Forget(Report(ReportPeriod.FromName(period)), cancellationToken);
        }

        // Also for an account's private reports: their worker may have handed the profile over after the public erasure.
        await GrainFactory.GetGrain<IProfileGrain>(Key.Login.ToString()).Erase(state.State.Barred, cancellationToken);
        await draft.ClearOrDeactivate(DeactivateOnIdle);
        var privateViewers = state.State.PrivateViewers;
        await KeepRemainder();
        return new Erasure(erased.Length, privateViewers);
    }

    public async Task<bool> Admit(long viewer, CancellationToken cancellationToken)
    {
        if (!state.State.Barred)
        {
            await Change(state.State.Admit(viewer, clock.UtcNow));
        }

        return !state.State.Barred;
    }

    public Task ForgetErasure(CancellationToken cancellationToken) =>
        state.State.Erased.IsEmpty ? Task.CompletedTask : Keep(state.State with { Erased = [] });

    public Task Forget(PrivateViewer viewer, CancellationToken cancellationToken) =>
        state.State.PrivateViewers.Contains(viewer) ? Keep(state.State with { PrivateViewers = state.State.PrivateViewers.Remove(viewer) }) : Task.CompletedTask;

    private async Task<string[]> StoredPeriods(CancellationToken cancellationToken)
    {
        var headers = await Task.WhenAll(state.State.Periods.Select(async period =>
            (Period: period, Header: await GrainFactory.GetGrain<IReportGrain>(Report(ReportPeriod.FromName(period)).ToString()).GetHeader(cancellationToken))));
        return [.. headers.Where(static stored => stored.Header is not null).Select(static stored => stored.Period)];
    }

    private Task Keep(UserState changed)
    {
        if (!changed.IsErased)
        {
            return Change(changed);
        }

        state.State = changed;
        return KeepRemainder();
    }

    private Task KeepRemainder() => state.State.Remainder is { } remainder ? Change(remainder) : state.ClearOrDeactivate(DeactivateOnIdle);
}
