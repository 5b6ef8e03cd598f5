namespace GitBrag.Keys;

/// <summary>A username as everybody sees it, or as one account alone does: the key of <c>IUserGrain</c>.</summary>
/// <remarks>
/// What an account has private reports of is kept in a grain of its own, so that neither its tasks nor its reports can show where others look:
/// not in a list, not in a queue, not as somebody's turn to wait.
/// </remarks>
/// <param name="Login">The username.</param>
/// <param name="Viewer">GitHub's numeric id of the account whose private reports are meant; null for the public ones.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.UserKey")]
public readonly record struct UserKey([property: Id(0)] GitHubLogin Login, [property: Id(1)] long? Viewer = null)
{
    /// <summary>Takes a grain key apart again.</summary>
    /// <param name="key">What <see cref="ToString"/> gave.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is not such a key.</exception>
    public static UserKey FromKey(string key)
    {
        var (login, viewer) = ViewerMark.Split(key);
        return new UserKey(GitHubLogin.FromKey(login), viewer);
    }

    /// <summary>The grain key: <c>host/login</c>, or <c>host/login~viewer</c>.</summary>
    /// <returns>The key.</returns>
    public override string ToString() => $"{Login}{ViewerMark.Of(Viewer)}";
}
