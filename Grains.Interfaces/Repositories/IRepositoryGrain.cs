using System.Collections.Immutable;
using GitBrag.Keys;

namespace GitBrag.Repositories;

/// <summary>Keeps one snapshot of a repository's star count a day. Key: <see cref="RepositoryName"/>.</summary>
[Alias("gitbrag.IRepositoryGrain")]
public interface IRepositoryGrain : IGrainWithStringKey
{
    /// <summary>Stores an observation and answers with the star increase over a period.</summary>
    /// <param name="observation">The repository now.</param>
    /// <param name="since">The first instant of the period.</param>
    /// <param name="until">The last instant of the period.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The increase, or the reason why the snapshots do not tell it.</returns>
    [Alias("Observe")]
    Task<StarIncrease> Observe(RepositoryObservation observation, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken = default);

    /// <summary>Gives the star counts of a repository that has another name now.</summary>
    /// <param name="repositoryId">GitHub's numeric id of the repository.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The counts; empty when there are none, or they are those of another repository that has this name now.</returns>
    [Alias("GetCounts")]
    Task<ImmutableArray<StarSnapshot>> GetCounts(long repositoryId, CancellationToken cancellationToken = default);

    /// <summary>Erases the counts of a repository that has another name now, unless another repository has this name.</summary>
    /// <param name="repositoryId">GitHub's numeric id of the repository.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when they are erased.</returns>
    [Alias("Leave")]
    Task Leave(long repositoryId, CancellationToken cancellationToken = default);

    /// <summary>Erases the counts, because the repository is private now.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when nothing is stored.</returns>
    [Alias("Forget")]
    Task Forget(CancellationToken cancellationToken = default);
}
