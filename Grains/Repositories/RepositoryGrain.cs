using GitBrag.State;

namespace GitBrag.Repositories;

/// <summary>Keeps one repository's star snapshots.</summary>
[GrainType("repository")]
internal sealed class RepositoryGrain([PersistentState("repository")] IPersistentState<RepositoryState> state, GitBragOptions options) : Grain, IRepositoryGrain
{
    public async Task<StarIncrease> Observe(RepositoryObservation observation, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var before = options.CacheEnabled ? state.State : new RepositoryState();
        var after = before with
        {
            IsPrivate = observation.IsPrivate,
            Stars = before.Stars.Observe(observation),
        };

        // Most observations of a day tell nothing new and are not worth a write.
        if (options.CacheEnabled && (after != before || !state.RecordExists))
        {
            state.State = after;
            await state.WriteOrDeactivate(DeactivateOnIdle);
        }

        return after.Stars.Increase(since, until, observation.CreatedAt);
    }

    public async Task Forget(CancellationToken cancellationToken)
    {
        await state.ClearOrDeactivate(DeactivateOnIdle);
        DeactivateOnIdle();
    }
}
