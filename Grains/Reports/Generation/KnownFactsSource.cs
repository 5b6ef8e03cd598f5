using GitBrag.Keys;

namespace GitBrag.Reports.Generation;

/// <summary>Reads the facts of the stored reports once, for all that ask. Without a cache nothing is known.</summary>
internal sealed class KnownFactsSource(GenerationServices services, UserKey user)
{
    private Task<KnownFacts>? _facts;

    public Task<KnownFacts> Get(CancellationToken stopping) => _facts ??= services.Options.CacheEnabled
        ? KnownFacts.Gather(services.Grains, user, stopping)
        : Task.FromResult(KnownFacts.None(user));
}
