using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GitBrag.GitHub.Requests;

/// <summary>The meter and the activities of requests to GitHub. They have the program's name, so that one setting exports all of them.</summary>
internal static class GitHubTelemetry
{
    private const string Name = "GitBrag";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "gitbrag.github.requests", "{request}", "Requests sent to GitHub, by operation and outcome.");

    private static readonly Histogram<double> Time = Meter.CreateHistogram(
        "gitbrag.github.request.duration", "s", "From sending a request to GitHub to the first of its answer, or to giving up.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15] });

    private static readonly Gauge<int> Quota = Meter.CreateGauge<int>(
        "gitbrag.github.quota.remaining", "{point}", "What is left of an hourly quota of the server's own credentials, as GitHub last said.");

    /// <summary>Where the activities come from.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>Counts a request, by the query's name and how it was answered.</summary>
    public static void CountRequest(string operation, string outcome, TimeSpan time)
    {
        var (named, ended) = (new KeyValuePair<string, object?>("operation", operation), new KeyValuePair<string, object?>("outcome", outcome));
        Requests.Add(1, named, ended);
        Time.Record(time.TotalSeconds, named, ended);
    }

    /// <summary>Notes what is left of a quota of the server's own credentials: points of <c>graphql</c>, or requests of <c>rest</c>.</summary>
    public static void NoteQuota(string api, int left) => Quota.Record(left, new KeyValuePair<string, object?>("api", api));
}
