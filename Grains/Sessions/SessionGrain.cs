using GitBrag.Credentials;
using GitBrag.GitHub;
using GitBrag.State;

namespace GitBrag.Sessions;

/// <summary>Keeps one session until it is ended, its time is over or GitHub no longer accepts its token.</summary>
[GrainType("session")]
internal sealed class SessionGrain(
    [PersistentState("session")] IPersistentState<SessionState> state,
    GitHubOptions gitHub,
    ReportClock clock) : Grain, ISessionGrain, IRemindable
{
    private const string ExpiryReminder = "expiry";

    // The reminder goes by the host's clock, the session by the report clock: where they differ, it looks again.
    private static readonly TimeSpan ExpiryCheckPeriod = TimeSpan.FromHours(1);

    public async Task Begin(Session session, CancellationToken cancellationToken)
    {
        // The reminder first: a crash in between must not leave a token behind for good. Nor must there be one that an erasure of the username would not find.
        await KeepReminder(session.ExpiresAt - clock.UtcNow);
        await Sessions(session).Add(this.GetPrimaryKeyString(), session.ExpiresAt, cancellationToken);
        state.State = new SessionState { Session = session };
        await state.WriteOrDeactivate(DeactivateOnIdle);
    }

    public async Task<SessionLookup> Get(CancellationToken cancellationToken)
    {
        if (IsOver)
        {
            // Invented ids must not fill the memory with activations.
            DeactivateOnIdle();
            return SessionLookup.None;
        }

        if (state.State.Session is { } session
            && (await GrainFactory.GetGrain<ICredentialGrain>($"{gitHub.Host}/{session.Credential.Owner}").GetStanding(cancellationToken)).IsRejected)
        {
            await Reject(session);
        }

        return state.State.Session is { } good ? new SessionLookup(good, false) : state.State.RejectedUntil is null ? SessionLookup.None : SessionLookup.Rejected;
    }

    public async Task End(CancellationToken cancellationToken)
    {
        var session = state.State.Session;
        await state.ClearOrDeactivate(DeactivateOnIdle);
        await RemoveFromList(session);
        await RemoveReminder();
        DeactivateOnIdle();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => IsOver ? End(CancellationToken.None) : Task.CompletedTask;

    private bool IsOver => (state.State.Session?.ExpiresAt ?? state.State.RejectedUntil) is not { } end || end <= clock.UtcNow;

    // The token goes, the reason stays until the person has had a day to hear it. Turns interleave, so that the session may be another by now.
    private async Task Reject(Session session)
    {
        if (state.State.Session == session)
        {
            state.State = new SessionState { RejectedUntil = session.ExpiresAt };
            await state.WriteOrDeactivate(DeactivateOnIdle);
            await RemoveFromList(session);
        }
    }

    private Task RemoveFromList(Session? session) => session is null ? Task.CompletedTask : Sessions(session).Remove(this.GetPrimaryKeyString());

    private IAccountSessionsGrain Sessions(Session session) => GrainFactory.GetGrain<IAccountSessionsGrain>($"{gitHub.Host}/{session.Login.ToLowerInvariant()}");

    private Task KeepReminder(TimeSpan rest) => this.RegisterOrUpdateReminder(ExpiryReminder, rest > TimeSpan.Zero ? rest : TimeSpan.Zero, ExpiryCheckPeriod);

    private async Task RemoveReminder()
    {
        if (await this.GetReminder(ExpiryReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
