using System.Collections.Immutable;
using GitBrag.Keys;

namespace GitBrag.Sessions;

/// <summary>Lists the sessions of an account, so that all of them can be ended. Key: <see cref="GitHubLogin"/>.</summary>
[Alias("gitbrag.IAccountSessionsGrain")]
public interface IAccountSessionsGrain : IGrainWithStringKey
{
    /// <summary>Lists a session, before it keeps anything.</summary>
    /// <param name="session">The key of its grain.</param>
    /// <param name="expiresAt">When it ends by itself.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when that is stored.</returns>
    [Alias("Add")]
    Task Add(string session, DateTimeOffset expiresAt, CancellationToken cancellationToken = default);

    /// <summary>Removes a session from the list; does nothing when it is not listed.</summary>
    /// <param name="session">The key of its grain.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when that is stored.</returns>
    [Alias("Remove")]
    Task Remove(string session, CancellationToken cancellationToken = default);

    /// <summary>Gives the sessions.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The keys of their grains; empty when there are none.</returns>
    [Alias("GetSessions")]
    Task<ImmutableArray<string>> GetSessions(CancellationToken cancellationToken = default);
}
