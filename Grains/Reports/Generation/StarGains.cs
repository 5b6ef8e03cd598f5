using System.Collections.Immutable;
using GitBrag.GitHub.Stars;
using GitBrag.Reporting;
using GitBrag.Reporting.Facts;
using GitBrag.Repositories;

namespace GitBrag.Reports.Generation;

/// <summary>How many stars each repository of a report gained in the period.</summary>
internal sealed class StarGains(GenerationServices services, GenerationOrder order, KnownFactsSource known, ReportSpan span)
{
    // The author associations of those who may be shown who starred the repository.
    private static readonly string[] OwnPeople = ["OWNER", "MEMBER", "COLLABORATOR"];

    private readonly Dictionary<string, Task<StarGain>> _observed = new(StringComparer.OrdinalIgnoreCase);
    private StarHistory? _history;

    /// <summary>The requests sent for star histories.</summary>
    public int Requests => _history?.Requests ?? 0;

    /// <summary>The points charged for star histories.</summary>
    public int Points => _history?.Points ?? 0;

    /// <summary>Begins to hand the star count of a repository to its grain, which answers with the gain.</summary>
    public void Observe(RepositoryFacts repository, CancellationToken stopping) => _observed[repository.Name] = ObserveOne(repository, stopping);

    /// <summary>Waits for the gains. Where no snapshot reaches back, the stars themselves may tell, to their repository's own people.</summary>
    public async Task<IReadOnlyDictionary<string, StarGain>> Complete(ReportData data, CancellationToken stopping)
    {
        var gains = new Dictionary<string, StarGain>(StringComparer.OrdinalIgnoreCase);
        foreach (var (repository, observed) in _observed)
        {
            gains.Add(repository, await observed);
        }

        var own = data.Pulls.Where(static pull => OwnPeople.Contains(pull.AuthorAssociation)).Select(static pull => pull.Repository).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var open = gains.Where(gain => gain.Value.Value is null && own.Contains(gain.Key)).Select(static gain => gain.Key).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (open.Count > 0)
        {
            var history = _history = services.GitHub.OpenStars(order.Credential, data.Subject!.Id);
            foreach (var (repository, stars) in await services.AskWithTimeLimit(token => history.CountAsync(open, span.Since, span.Until, token), stopping) ?? ImmutableDictionary<string, CountedStars>.Empty)
            {
                gains[repository] = new StarGain(stars.Count, stars.Reason);
            }
        }

        return gains;
    }

    private async Task<StarGain> ObserveOne(RepositoryFacts repository, CancellationToken stopping)
    {
        if (repository.IsPrivate)
        {
            return new StarGain(null, "Star counts of private repositories are not kept.");
        }

        if (services.Grains.FindRepository(order.Key.Login.Host, repository.Name) is not { } grain)
        {
            return new StarGain(null, "The repository's name is not one this program can keep.");
        }

        var formers = await FormerGrains(repository, stopping);
        var counts = await Task.WhenAll(formers.Select(former => former.GetCounts(repository.Id!.Value, stopping)));
        var observation = new RepositoryObservation(repository.Description, repository.IsPrivate, repository.Stars, repository.CreatedAt, services.Clock.UtcNow)
        {
            RepositoryId = repository.Id,
            Former = [.. counts.SelectMany(static some => some)],
        };
        var increase = await grain.Observe(observation, span.Since, span.Until, stopping);

        // Only now: what was kept under a former name must not be lost in between.
        await Task.WhenAll(formers.Select(former => former.Leave(repository.Id!.Value, stopping)));
        return new StarGain(increase.Value, increase.Reason);
    }

    // A private report tells nobody of names; the next public one does.
    private async Task<ImmutableArray<IRepositoryGrain>> FormerGrains(RepositoryFacts repository, CancellationToken stopping) => order.Key.IsPrivate
        ? []
        : [.. (await known.Get(stopping)).FormerNames(repository).Select(name => services.Grains.FindRepository(order.Key.Login.Host, name)).OfType<IRepositoryGrain>()];
}
