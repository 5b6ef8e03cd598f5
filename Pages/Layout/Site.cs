namespace GitBrag.Pages.Layout;

/// <summary>The values that all pages of a service share.</summary>
/// <param name="Origin">The public address of the service, without a path; null when not configured.</param>
/// <param name="HasSignIn">Whether people can sign in.</param>
/// <param name="GitHub">The address of GitHub.</param>
public sealed record Site(Uri? Origin, bool HasSignIn, Uri GitHub)
{
    /// <summary>A path as an absolute address.</summary>
    /// <param name="path">The path and query.</param>
    /// <returns>The address; null when the public address is unknown.</returns>
    public string? At(string path) => Origin is null ? null : new Uri(Origin, path).AbsoluteUri;
}
