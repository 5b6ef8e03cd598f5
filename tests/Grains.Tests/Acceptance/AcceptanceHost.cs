using System.Diagnostics;
using System.Text.Json;
using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;
using GitBrag.Reporting.Documents;
using GitBrag.Tests.GitHub;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.Acceptance;

/// <summary>The grains beside a GitHub double of their own, in real time.</summary>
internal sealed class AcceptanceHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private AcceptanceHost(GitHubDouble twin, GrainHost grains, ShiftedTime time, ITestOutputHelper output) => (Double, Grains, Time, Output) = (twin, grains, time, output);

    /// <summary>
    /// Whether times are to be measured, with the double's own latencies (<c>GITBRAG_MEASURE=1</c>). Else answers come at once and nothing but requests,
    /// limits and sums is held against the table: on a busy machine a time says nothing.
    /// </summary>
    public static bool Measures { get; } = Environment.GetEnvironmentVariable("GITBRAG_MEASURE") == "1";

    public GitHubDouble Double { get; }

    public GrainHost Grains { get; }

    public ShiftedTime Time { get; }

    private ITestOutputHelper Output { get; }

    public static async Task<AcceptanceHost> StartAsync(ITestOutputHelper output, params string[] arguments)
    {
        var twin = await GitHubDouble.StartAsync(Measures ? arguments : [.. arguments, "--graphql-ms", "2", "--pull-ms", "0", "--files-ms", "0"]);
        var time = new ShiftedTime();
        var grains = await GrainHost.StartAsync(options =>
        {
            options.Time = time;
            options.GitHub = new GitHubOptions { ApiUrl = twin.Address, Tokens = { GitHubDouble.Token } };
        });
        return new AcceptanceHost(twin, grains, time, output);
    }

    /// <summary>Generates a report, and holds it against the plain sum and the limits.</summary>
    /// <param name="what">The case, for the output.</param>
    /// <param name="login">Whose report.</param>
    /// <param name="mostRequests">How many requests it may cost.</param>
    /// <param name="most">How long it may take, where times are measured.</param>
    /// <param name="period">The period.</param>
    /// <param name="limitsHit">Whether limits were made to be hit.</param>
    public async Task<Report> GenerateAsync(string what, string login, int mostRequests, TimeSpan most, string period = "1_year", bool limitsHit = false)
    {
        var (time, waits) = await TimeAsync(login, period);
        var stats = await Double.StatsAsync();
        var report = (await Grains.ReadReport(login, period))!;
        var hit = stats.GetProperty("limitsHit").GetInt32();
        Output.WriteLine($"{what} | at most {mostRequests} requests, {most.TotalSeconds:0.0} s | {report.Cost.Requests} requests, {time.TotalSeconds:0.00} s | {report.Totals.PullRequests} pull requests, limits hit {hit}, waits {waits}");

        Assert.Equal(PlainSum.Of(await PlainSum.ReadAsync(Double, login), report.Since, report.Until), WorldSums.Of(report));
        Assert.True(report.Complete, string.Join(Environment.NewLine, report.Missing));
        Assert.Equal(WorldSums.Of(report).PullRequests, report.Sizes.Sum(size => size.Count));
        Assert.Empty(stats.GetProperty("graphqlInvalid").EnumerateArray());
        Assert.Equal(0, stats.GetProperty("limitViolations").GetInt32());
        Assert.True(limitsHit || hit == 0, $"{hit} requests ran into a limit.");
        Assert.InRange(report.Cost.Requests, 1, mostRequests);
        Assert.True(!Measures || time <= most, $"{what} took {time}.");
        return report;
    }

    /// <summary>Generates a report without looking at it.</summary>
    /// <returns>How long it took, and how many waits it told of.</returns>
    public async Task<(TimeSpan Time, int Waits)> TimeAsync(string login, string period = "1_year")
    {
        var user = Grains.User(login);
        var start = Stopwatch.GetTimestamp();
        var task = (await user.Start(GrainHostTasks.Request(period, force: true))).Task!;
        var waits = new HashSet<DateTimeOffset>();
        while (!task.HasEnded)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"The task is {task}.");
            await Task.Delay(5);
            task = (await user.GetTask(task.Id))!;
            if (task is { State: TaskState.Waiting, WaitingUntil: { } until })
                waits.Add(until);
        }

        var time = Stopwatch.GetElapsedTime(start);
        Assert.True(task.State == TaskState.Succeeded, $"The task ended {task.State}: {task.Error}");
        return (time, waits.Count);
    }

    /// <summary>Gives the double fresh counters and a fresh budget, with some of its options.</summary>
    public Task ResetAsync(object? options = null) => Double.OrderAsync("reset", options ?? new { });

    /// <summary>Changes a pull request as if it was updated just now.</summary>
    public Task UpdateAsync(JsonElement pull, string login, int files) => Double.OrderAsync("pull", new
    {
        repo = PlainSum.Repository(pull),
        number = pull.GetProperty("number").GetInt32(),
        title = "Changed",
        author = login,
        state = "closed",
        created_at = pull.GetProperty("createdAt").GetString(),
        updated_at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        closed_at = pull.GetProperty("closedAt").GetString(),
        merged_at = pull.GetProperty("mergedAt").GetString(),
        files = Enumerable.Range(0, files).Select(i => new { filename = $"new/{i}.cs", status = "added", additions = 3, deletions = 1 }),
    });

    public async ValueTask DisposeAsync()
    {
        await Grains.DisposeAsync();
        await Double.DisposeAsync();
    }
}
