namespace GitBrag.GitHub.Budgets;

/// <summary>How much of GitHub's working time requests take, learned from its answers. Milliseconds.</summary>
internal sealed class WorkRates
{
    // GitHub cuts a query off at about 10 s.
    private const double LongestQuery = 10_000;

    // A query may well take this much longer than usual. What it takes beyond, it did not spend working.
    private const double Slack = 1.1;

    // Below this many, one unusual pull request makes all the difference.
    private const int EnoughToAverage = 10;

    // How long the benefit of the doubt is gone once GitHub has said that it worked more than was reckoned.
    private static readonly TimeSpan Distrust = TimeSpan.FromHours(1);

    // Cautious guesses, until the first answers are in.
    private readonly UnitCost _pullRequest = new(guess: 3);
    private readonly UnitCost _fileList = new(guess: 16);
    private DateTimeOffset _distrustedUntil;
    private bool _trusted = true;

    /// <summary>The fastest round trip, measured by a request without work; null while unknown.</summary>
    public double? RoundTrip { get; private set; }

    /// <summary>The work that a request will probably cause.</summary>
    public double Estimate(RequestNeed need) => need.Api == GitHubApi.Rest ? 0 : Math.Min(LongestQuery, Slack * Usual(need.PullRequests, need.FileLists));

    /// <summary>What an answer took: its response time less the fastest round trip.</summary>
    public SpentTime Spent(RequestReceipt receipt, TimeSpan responseTime) =>
        new(Measured(responseTime), receipt.PullRequests, receipt.FileLists, receipt.Answered);

    /// <summary>How much of a time was work: no more than such a query can have taken.</summary>
    public double WorkIn(SpentTime spent)
    {
        var known = spent.FileLists >= EnoughToAverage ? _fileList.IsKnown : spent.FileLists == 0 && spent.PullRequests >= EnoughToAverage && _pullRequest.IsKnown;
        return _trusted && spent.Comparable && known ? Math.Min(spent.Measured, Slack * Usual(spent.PullRequests, spent.FileLists)) : spent.Measured;
    }

    /// <summary>Learns that GitHub refused a request although the reckoned work allowed it: for an hour all time counts as work.</summary>
    public void Doubt(DateTimeOffset now) => (_distrustedUntil, _trusted) = (now + Distrust, false);

    /// <summary>Learns from an answer with data.</summary>
    public void Learn(RequestReceipt receipt, TimeSpan responseTime, DateTimeOffset now)
    {
        _trusted = now >= _distrustedUntil;

        // The round trip must never be overestimated, for that would hide work: only a request without work begins it, and every faster answer lowers it.
        if (receipt is { PullRequests: 0, FileLists: 0 } || responseTime.TotalMilliseconds < RoundTrip)
        {
            RoundTrip = Math.Min(RoundTrip ?? double.MaxValue, responseTime.TotalMilliseconds);
        }

        var work = Measured(responseTime);
        if (receipt.FileLists >= EnoughToAverage)
        {
            _fileList.Learn((work - (receipt.PullRequests * _pullRequest.Usual)) / receipt.FileLists);
        }
        else if (receipt.FileLists == 0 && receipt.PullRequests >= EnoughToAverage)
        {
            _pullRequest.Learn(work / receipt.PullRequests);
        }
    }

    private double Measured(TimeSpan responseTime) => Math.Max(0, responseTime.TotalMilliseconds - (RoundTrip ?? 0));

    private double Usual(int pullRequests, int fileLists) => (pullRequests * _pullRequest.Usual) + (fileLists * _fileList.Usual);
}
