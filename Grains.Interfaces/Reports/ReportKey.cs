using GitBrag.Users;

namespace GitBrag.Reports;

/// <summary>A username and a period: the key of <see cref="IReportGrain"/>.</summary>
/// <param name="Login">Whose contributions.</param>
/// <param name="Period">Over which span of time.</param>
[GenerateSerializer, Immutable, Alias("gitbrag.ReportKey")]
public readonly record struct ReportKey([property: Id(0)] GitHubLogin Login, [property: Id(1)] ReportPeriod Period)
{
    /// <summary>Takes a grain key apart again.</summary>
    /// <param name="key">What <see cref="ToString"/> gave.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is not such a key.</exception>
    public static ReportKey FromKey(string key)
    {
        var slash = key.LastIndexOf('/');
        return slash > 0
            ? new ReportKey(GitHubLogin.FromKey(key[..slash]), ReportPeriod.FromName(key[(slash + 1)..]))
            : throw new FormatException($"'{key}' is not a report key; it must read HOST/LOGIN/PERIOD.");
    }

    /// <summary>The grain key, <c>host/login/period</c>.</summary>
    /// <returns>The key.</returns>
    public override string ToString() => $"{Login}/{Period}";
}
