namespace GitBrag.Keys;

/// <summary>A username, a period, and for a private report its viewer: the key of <c>IReportGrain</c>.</summary>
/// <param name="Login">Whose contributions.</param>
/// <param name="Period">Over which span of time.</param>
/// <param name="Viewer">
/// GitHub's numeric id of the only account that may see the report, which may tell of private repositories; null for a public report, which never does.
/// </param>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportKey")]
public readonly record struct ReportKey(
    [property: Id(0)] GitHubLogin Login,
    [property: Id(1)] ReportPeriod Period,
    [property: Id(2)] long? Viewer = null)
{
    /// <summary>Whether it is a private report.</summary>
    public bool IsPrivate => Viewer is not null;

    /// <summary>Where the report's tasks and its place in the list are kept.</summary>
    public UserKey User => new(Login, Viewer);

    /// <summary>Takes a grain key apart again.</summary>
    /// <param name="key">What <see cref="ToString"/> gave.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is not such a key.</exception>
    public static ReportKey FromKey(string key)
    {
        var (report, viewer) = ViewerMark.Split(key);
        var slash = report.LastIndexOf('/');
        return slash > 0
            ? new ReportKey(GitHubLogin.FromKey(report[..slash]), ReportPeriod.FromName(report[(slash + 1)..]), viewer)
            : throw new FormatException($"'{key}' is not a report key; it must read HOST/LOGIN/PERIOD or HOST/LOGIN/PERIOD~VIEWER.");
    }

    /// <summary>The grain key: <c>host/login/period</c>, or <c>host/login/period~viewer</c>.</summary>
    /// <returns>The key.</returns>
    public override string ToString() => $"{Login}/{Period}{ViewerMark.Of(Viewer)}";
}
