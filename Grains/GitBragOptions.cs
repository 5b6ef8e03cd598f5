namespace GitBrag;

/// <summary>The settings that the grains go by. Every figure can be set by the environment variable that its text names.</summary>
public sealed class GitBragOptions
{
    /// <summary>Whether anything is looked up or stored (<c>CACHE_ENABLED</c>). When false, every request generates its report afresh, and the report stays in memory for 15 minutes.</summary>
    public bool CacheEnabled { get; set; } = true;

    /// <summary>How old a file list may get, counted from its fetch (<c>PR_FILES_CACHE_TTL</c>, in seconds). Default six hours.</summary>
    public TimeSpan FileListAge { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How much memory the kept file lists of one process may take, in bytes (<c>PR_FILES_CACHE_MEMORY_MB</c>). Default 256 MiB; lists beyond it are used and not kept.</summary>
    public long FileListMemory { get; set; } = 256L << 20;

    /// <summary>From which age on a stored report is called stale (<c>REPORT_CACHE_STALE_AGE</c>, in seconds). Default one day.</summary>
    public TimeSpan ReportStaleAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>From which age on a profile is refreshed when somebody with credentials asks (<c>CACHE_PERSISTENT_TTL</c>, in seconds). Default one hour.</summary>
    public TimeSpan ProfileAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a task may go without progress (<c>TASK_TIMEOUT_SECONDS</c>). Default 300 s.</summary>
    public TimeSpan TaskLease { get; set; } = TimeSpan.FromMinutes(5);
}
