namespace GitBrag.Users;

/// <summary>Why a task failed.</summary>
/// <param name="Type">A stable word for programs: one of the constants of this type.</param>
/// <param name="Detail">A sentence for people that says what to do.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.TaskError")]
public sealed record TaskError([property: Id(0)] string Type, [property: Id(1)] string Detail)
{
    /// <summary>GitHub knows no account of that login.</summary>
    public const string UserNotFound = "user-not-found";

    /// <summary>The account that had the login when a report of it was made goes by another one now.</summary>
    public const string UserRenamed = "user-renamed";

    /// <summary>The account that had the login when a report of it was made is gone: deleted or suspended, which GitHub does not tell apart.</summary>
    public const string UserGone = "user-gone";

    /// <summary>The login is an organisation's or an app's, which open no pull requests as people do.</summary>
    public const string NotAUser = "not-a-user";

    /// <summary>GitHub does not accept the credentials.</summary>
    public const string BadCredentials = "bad-credentials";

    /// <summary>The task made no progress within its lease.</summary>
    public const string Timeout = "task-timeout";

    /// <summary>GitHub gave no usable answer, after all retries.</summary>
    public const string GitHubUnavailable = "github-unavailable";

    /// <summary>The program failed.</summary>
    public const string Internal = "internal-error";

    /// <summary>The attempt was interrupted by a fault; only between a worker and its grain, never the end of a task.</summary>
    public const string Interrupted = "interrupted";
}
