namespace GitBrag.Pages.Layout;

/// <summary>What stands in a page's head.</summary>
/// <param name="Title">The title, without the site's name.</param>
/// <param name="Description">A sentence for search engines and previews.</param>
public sealed record PageHead(string Title, string Description)
{
    /// <summary>The page's own path and query; null for a page that nobody should link to.</summary>
    public string? Path { get; init; }

    /// <summary>The path of a picture for previews, in a format that every site shows: not an SVG. Null for none.</summary>
    public string? Picture { get; init; }

    /// <summary>Whether search engines may list the page.</summary>
    public bool Listed { get; init; }

    /// <summary>After how many seconds a browser without JavaScript asks again; null for never.</summary>
    public int? AskAgainAfter { get; init; }
}
