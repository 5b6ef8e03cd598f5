using System.Collections.Immutable;
using GitBrag.State;

namespace GitBrag.KeyRing;

/// <summary>Keeps the data-protection keys.</summary>
[GrainType("key-ring")]
internal sealed class KeyRingGrain([PersistentState("keys")] IPersistentState<KeyRingState> state) : Grain, IKeyRingGrain
{
    public Task<ImmutableArray<string>> GetKeys(CancellationToken cancellationToken) => Task.FromResult(state.State.Keys);

    public Task Add(string element, CancellationToken cancellationToken)
    {
        // A call whose answer was lost comes again, and data protection refuses a ring that has a key twice.
        if (state.State.Keys.Contains(element))
        {
            return Task.CompletedTask;
        }

        state.State = state.State with { Keys = state.State.Keys.Add(element) };
        return state.WriteOrDeactivate(DeactivateOnIdle);
    }
}
