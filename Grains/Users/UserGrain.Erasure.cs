using GitBrag.Profiles;
using GitBrag.Reports;
using GitBrag.State;

namespace GitBrag.Users;

/// <content>Erasing a username, and remembering whose private reports belong to it.</content>
internal sealed partial class UserGrain
{
    public async Task<Erasure> Erase(bool bar, CancellationToken cancellationToken)
    {
        // A worker that is about to store its report may do so, and no more, before the reports are erased.
        StopWorker();
        await HasWorkerStopped(cancellationToken);
        var erased = 0;

        // Nothing may begin between here and the end, and a crash in between must leave the list of what is still to erase.
        await Change(state.State with { Barred = bar || state.State.Barred, Active = null, Queue = [], Ended = [] });
        await Unremind();
        foreach (var period in state.State.Periods)
        {
            erased += await generator.Forget(Report(ReportPeriod.FromName(period)), cancellationToken) ? 1 : 0;
        }

        // Also for an account's private reports: their worker may have handed the profile over after the public erasure.
        await GrainFactory.GetGrain<IProfileGrain>(Key.Login.ToString()).Erase(state.State.Barred, cancellationToken);
        await draft.ClearOrDeactivate(DeactivateOnIdle);
        var admissions = state.State.Admissions;
        await KeepRemainder();
        return new Erasure(erased, admissions);
    }

    public async Task<bool> Admit(long viewer, CancellationToken cancellationToken)
    {
        if (!state.State.Barred)
        {
            await Change(state.State.Admit(viewer, clock.UtcNow));
        }

        return !state.State.Barred;
    }

    public Task Forget(Admission admission, CancellationToken cancellationToken)
    {
        if (!state.State.Admissions.Contains(admission))
        {
            return Task.CompletedTask;
        }

        var changed = state.State with { Admissions = state.State.Admissions.Remove(admission) };
        if (!changed.IsErased)
        {
            return Change(changed);
        }

        state.State = changed;
        return KeepRemainder();
    }

    private Task KeepRemainder() => state.State.Remainder is { } remainder ? Change(remainder) : state.ClearOrDeactivate(DeactivateOnIdle);
}
