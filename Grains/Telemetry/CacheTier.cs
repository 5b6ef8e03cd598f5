namespace GitBrag.Telemetry;

/// <summary>The caches, as <c>gitbrag.cache.lookups</c> names them.</summary>
public static class CacheTier
{
    /// <summary>Rendered reports in a gateway's memory. A miss is a report whose version had to be checked, or that had to be fetched and rendered.</summary>
    public const string Rendered = "rendered";

    /// <summary>The draft that an interrupted attempt at the same task left.</summary>
    public const string Draft = "draft";

    /// <summary>What the stored reports of the username know of a pull request.</summary>
    public const string StoredReport = "stored-report";

    /// <summary>The file list in the memory of a pull request's grain. A miss is asked of GitHub.</summary>
    public const string FileList = "file-list";
}
