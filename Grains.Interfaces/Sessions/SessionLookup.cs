namespace GitBrag.Sessions;

/// <summary>The result of looking up a session.</summary>
/// <param name="Session">The session; null when there is none.</param>
/// <param name="IsRejected">Whether there is none because GitHub stopped accepting its token, which the person should be told.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.SessionLookup")]
public sealed record SessionLookup([property: Id(0)] Session? Session, [property: Id(1)] bool IsRejected)
{
    /// <summary>There is no session, for a reason that is the person's own.</summary>
    public static SessionLookup None { get; } = new(null, false);

    /// <summary>There is none because GitHub stopped accepting its token.</summary>
    public static SessionLookup Rejected { get; } = new(null, true);
}
