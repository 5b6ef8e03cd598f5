namespace GitBrag.Pages.Layout;

/// <summary>The metadata of a page.</summary>
/// <param name="Title">The title, without the site's name.</param>
/// <param name="Description">A sentence for search engines and previews.</param>
public sealed record PageHead(string Title, string Description)
{
    /// <summary>The page's canonical path and query; null for a page without one.</summary>
    public string? Path { get; init; }

    /// <summary>The path of a preview image, not SVG, which many sites do not show; null for none.</summary>
    public string? Picture { get; init; }

    /// <summary>Whether search engines may list the page.</summary>
    public bool Listed { get; init; }

    /// <summary>Seconds until a browser without JavaScript reloads; null for never.</summary>
    public int? AskAgainAfter { get; init; }
}
