namespace GitBrag.Sessions;

/// <summary>
/// Keeps one person's signed-in session. Key: the host and the SHA-256 of the id that the person's browser holds, so a stolen record opens no session.
/// </summary>
[Alias("gitbrag.ISessionGrain")]
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Begins the session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the session is stored.</returns>
    [Alias("Begin")]
    Task Begin(Session session, CancellationToken cancellationToken = default);

    /// <summary>Looks the session up.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session, or that there is none: it never was, it was ended, or its time is over.</returns>
    [Alias("Get")]
    Task<SessionLookup> Get(CancellationToken cancellationToken = default);

    /// <summary>Ends the session and erases it; does nothing when there is none.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when nothing is stored.</returns>
    [Alias("End")]
    Task End(CancellationToken cancellationToken = default);
}
