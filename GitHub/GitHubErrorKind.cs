namespace GitBrag.GitHub;

/// <summary>The kinds of <see cref="GitHubError"/>.</summary>
public enum GitHubErrorKind
{
    /// <summary>GitHub gave no usable answer, after all retries.</summary>
    Unavailable,

    /// <summary>GitHub does not accept the credentials, or there are none.</summary>
    BadCredentials,

    /// <summary>GitHub knows no account of that login.</summary>
    UserNotFound,

    /// <summary>The account that had the login has another one now.</summary>
    UserRenamed,

    /// <summary>The account that had the login was deleted or suspended.</summary>
    UserGone,

    /// <summary>The login belongs to an organisation or an app.</summary>
    NotAUser,
}
