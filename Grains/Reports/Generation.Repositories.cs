using System.Collections.Immutable;
using GitBrag.Keys;
using GitBrag.Reporting;
using GitBrag.Reporting.Facts;
using GitBrag.Repositories;

namespace GitBrag.Reports;

/// <content>What is kept of repositories, under the names that they have now.</content>
internal sealed partial class Generation
{
    private async Task<StarGain> ObserveStars(RepositoryFacts repository, CancellationToken stopping)
    {
        if (repository.IsPrivate)
        {
            return new StarGain(null, "Star counts of private repositories are not kept.");
        }

        if (RepositoryKeeper(repository.Name) is not { } keeper)
        {
            return new StarGain(null, "The repository's name is not one this program can keep.");
        }

        var formers = await FormerKeepers(repository, stopping);
        var counts = await Task.WhenAll(formers.Select(former => former.GetCounts(repository.Id!.Value, stopping)));
        var observation = new RepositoryObservation(repository.Description, repository.IsPrivate, repository.Stars, repository.CreatedAt, _clock.UtcNow)
        {
            RepositoryId = repository.Id,
            Former = [.. counts.SelectMany(static some => some)],
        };
        var increase = await keeper.Observe(observation, _since, _until, stopping);

        // Only now: what was kept under a former name must not be lost in between.
        await Task.WhenAll(formers.Select(former => former.Leave(repository.Id!.Value, stopping)));
        return new StarGain(increase.Value, increase.Reason);
    }

    // A private report tells nobody of names; the next public one does.
    private async Task<ImmutableArray<IRepositoryGrain>> FormerKeepers(RepositoryFacts repository, CancellationToken stopping) =>
        _options.CacheEnabled && !_order.Key.IsPrivate
            ? [.. (await Known(stopping)).FormerNames(repository).Select(RepositoryKeeper).OfType<IRepositoryGrain>()]
            : [];

    private IRepositoryGrain? RepositoryKeeper(string name) =>
        RepositoryName.TryParse(_order.Key.Login.Host, name, out var repository) ? _grains.GetGrain<IRepositoryGrain>(repository.ToString()) : null;
}
