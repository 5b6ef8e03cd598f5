using System.Collections.Immutable;
using GitBrag.State;

namespace GitBrag.Repositories;

/// <summary>Keeps one repository's star snapshots.</summary>
[GrainType("repository")]
internal sealed class RepositoryGrain([PersistentState("repository")] IPersistentState<RepositoryState> state, GitBragOptions options) : Grain, IRepositoryGrain
{
    public async Task<StarIncrease> Observe(RepositoryObservation observation, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // Names are reused: the counts under this one may be another repository's.
        var before = options.CacheEnabled && Is(observation.RepositoryId) ? state.State : new RepositoryState();
        var after = before with
        {
            RepositoryId = observation.RepositoryId ?? before.RepositoryId,
            IsPrivate = observation.IsPrivate,
            Stars = before.Stars.Add(observation.Former).Observe(observation),
        };

        // Most observations of a day tell nothing new and are not worth a write.
        if (options.CacheEnabled && (after != state.State || !state.RecordExists))
        {
            state.State = after;
            await state.WriteOrDeactivate(DeactivateOnIdle);
        }

        return after.Stars.Increase(since, until, observation.CreatedAt);
    }

    public Task<ImmutableArray<StarSnapshot>> GetCounts(long repositoryId, CancellationToken cancellationToken) =>
        Task.FromResult(options.CacheEnabled && Is(repositoryId) ? state.State.Stars.Days : []);

    public Task Leave(long repositoryId, CancellationToken cancellationToken) => Is(repositoryId) ? Forget(cancellationToken) : Task.CompletedTask;

    public async Task Forget(CancellationToken cancellationToken)
    {
        await state.ClearOrDeactivate(DeactivateOnIdle);
        DeactivateOnIdle();
    }

    private bool Is(long? repositoryId) => state.State.RepositoryId is not { } known || repositoryId is not { } id || known == id;
}
