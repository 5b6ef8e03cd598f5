namespace GitBrag.Pages.Layout;

/// <summary>What all pages of one service have in common.</summary>
/// <param name="Origin">Where the service is on the web, without a path: what links in previews begin with. Null when nobody said.</param>
/// <param name="HasSignIn">Whether people can sign in.</param>
/// <param name="GitHub">The root of the GitHub that its reports are about.</param>
public sealed record Site(Uri? Origin, bool HasSignIn, Uri GitHub)
{
    /// <summary>A path as an absolute address.</summary>
    /// <param name="path">The path and query.</param>
    /// <returns>The address; null when there is none that holds elsewhere.</returns>
    public string? At(string path) => Origin is null ? null : new Uri(Origin, path).AbsoluteUri;
}
