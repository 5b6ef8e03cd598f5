using System.Collections.Immutable;
using GitBrag.State;

namespace GitBrag.Sessions;

/// <summary>Keeps the list of an account's sessions, and nothing when there are none.</summary>
[GrainType("account-sessions")]
internal sealed class AccountSessionsGrain([PersistentState("sessions")] IPersistentState<AccountSessionsState> state, ReportClock clock) : Grain, IAccountSessionsGrain
{
    // A session that was listed and never begun is taken off here: nothing else would.
    public Task Add(string session, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        Keep(state.State.Sessions.RemoveRange(state.State.Sessions.Where(listed => listed.Value <= clock.UtcNow).Select(static listed => listed.Key)).SetItem(session, expiresAt));

    public Task Remove(string session, CancellationToken cancellationToken) =>
        state.State.Sessions.ContainsKey(session) ? Keep(state.State.Sessions.Remove(session)) : Task.CompletedTask;

    public Task<ImmutableArray<string>> GetSessions(CancellationToken cancellationToken) => Task.FromResult(state.State.Sessions.Keys.ToImmutableArray());

    private Task Keep(ImmutableDictionary<string, DateTimeOffset> sessions)
    {
        if (sessions.IsEmpty)
        {
            return state.ClearOrDeactivate(DeactivateOnIdle);
        }

        state.State = state.State with { Sessions = sessions };
        return state.WriteOrDeactivate(DeactivateOnIdle);
    }
}
