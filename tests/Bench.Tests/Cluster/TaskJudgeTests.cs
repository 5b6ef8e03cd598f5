using System.Diagnostics;
using System.Net;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Cluster.Scenarios;
using GitBrag.Bench.Cluster.Verdicts;
using GitBrag.GitHub.StandIn;
using GitBrag.Reporting.Documents;
using GitBrag.Testing;
using GitBrag.Testing.Redis;

namespace GitBrag.Bench.Tests.Cluster;

/// <summary>
/// What <c>cluster-test</c> makes of a task that is lost, of one that ran twice and of a report that is wrong, from the cluster's answers to the complaint: a check that
/// saw none of them would find nothing to complain of in any cluster.
/// </summary>
public sealed class TaskJudgeTests(RedisServer redis) : IClassFixture<RedisServer>, IAsyncLifetime
{
    private const string Login = "task-kill-1";
    private const string Running = """{"state":"running","attempt":1,"error":null}""";
    private const string Succeeded = """{"state":"succeeded","attempt":1,"error":null}""";
    private static readonly Uri Task7 = new($"http://gateway.test/api/v1/users/{Login}/tasks/7");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ManualTimeProvider _time = new();
    private readonly Answers _answers = new();
    private GitHubStandIn _gitHub = null!;
    private RedisView _redis = null!;

    public async ValueTask InitializeAsync()
    {
        _gitHub = await GitHubStandIn.StartAsync();
        _gitHub.World.AddGenerated(Login, 3);
        _redis = await RedisView.OpenAsync(redis.Port);
    }

    public async ValueTask DisposeAsync()
    {
        _redis.Dispose();
        await _gitHub.DisposeAsync();
    }

    [RedisFact]
    public async Task A_task_that_did_what_it_had_to_is_nothing_to_complain_of()
    {
        _answers.Next = [Succeeded, Report(0)];

        Assert.Empty(Complaints(await JudgeAsync(Followed())));
    }

    [RedisFact]
    public async Task A_task_that_the_cluster_does_not_know_any_more_is_lost()
    {
        _answers.Next = [Running, null];

        Assert.Equal(["kill: 1 of 1 tasks were lost"], Complaints(await JudgeAsync(Followed())));
    }

    [RedisFact]
    public async Task A_task_that_failed_is_lost()
    {
        _answers.Next = ["""{"state":"failed","attempt":10,"error":{"type":"internal-error"}}"""];

        Assert.Equal(["kill: 1 of 1 tasks were lost"], Complaints(await JudgeAsync(Followed())));
    }

    [RedisFact]
    public async Task A_task_that_brings_no_report_while_nobody_asks_is_lost_and_the_judge_does_not_wake_it()
    {
        _answers.Next = [Succeeded, Report(0)];

        Assert.Equal(["kill: 1 of 1 tasks were lost"], Complaints(await JudgeAsync(Followed() with { IsFollowed = false })));
        Assert.Equal(0, _answers.Given);
    }

    [RedisFact]
    public async Task A_task_that_two_gateways_began_ran_twice()
    {
        _answers.Next = [Succeeded, Report(0)];

        Assert.Equal(["kill: 1 of 1 tasks ran twice"], Complaints(await JudgeAsync(Followed() with { OtherPath = $"/api/v1/users/{Login}/tasks/8" })));
    }

    [RedisFact]
    public async Task A_task_that_two_silos_worked_on_at_once_ran_twice()
    {
        _answers.Next = [Succeeded, Report(0)];

        Assert.Equal(["kill: 1 of 1 tasks ran twice"], Complaints(await JudgeAsync(Followed(), new TaskTrace(Login, [0, 2], 3, 0))));
    }

    [RedisFact]
    public async Task A_report_with_one_line_too_many_is_wrong()
    {
        _answers.Next = [Succeeded, Report(1)];

        Assert.Equal(["kill: 1 reports are wrong"], Complaints(await JudgeAsync(Followed())));
    }

    private static StartedTask Followed() => new(Login, Task7, true, Task7.AbsolutePath);

    private static string[] Complaints(TaskVerdict verdict)
    {
        var figures = ScenarioFigures.Of([new ReadOutcome(Stopwatch.GetTimestamp(), Pause, null)], Stopwatch.GetTimestamp(), [verdict], 0);
        return [.. Scenario.All[0].Complaints(figures)];
    }

    private async Task<TaskVerdict> JudgeAsync(StartedTask task, TaskTrace? trace = null)
    {
        using var http = new HttpClient(_answers, disposeHandler: false);
        var judge = new TaskJudge(http, _redis, _gitHub, _time);
        var waiting = judge.WaitAsync(task, $"gitbrag/state/report/{Login}", CancellationToken.None);
        while (!waiting.IsCompleted)
        {
            await Task.WhenAny(waiting, _time.WhenArmedAsync(1));
            _time.Advance(Pause);
        }

        return await judge.JudgeAsync(task, await waiting, trace ?? new TaskTrace(Login, [0], 3, 0), CancellationToken.None);
    }

    private string Report(int further)
    {
        var pulls = _gitHub.World.PullRequestsOf(Login);
        var (merged, closed) = (pulls.Count(static pull => pull.MergedAt is not null), pulls.Count(static pull => pull.State == "CLOSED"));
        var counted = pulls.Where(static pull => pull.State != "CLOSED").ToList();
        var totals = new ReportTotals(
            counted.Count, merged, counted.Count - merged, closed, counted.Select(static pull => pull.Repository).Distinct().Count(),
            counted.Sum(static pull => pull.Additions) + further, counted.Sum(static pull => pull.Deletions), counted.Sum(static pull => pull.Files.Count), null, null);
        return System.Text.Encoding.UTF8.GetString(ReportDocument.ToJson(new Report
        {
            SchemaVersion = GitBrag.Reporting.Documents.Report.CurrentSchemaVersion,
            Username = Login,
            Period = "1_year",
            Since = pulls.Min(static pull => pull.CreatedAt),
            Until = DateTimeOffset.MaxValue,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Complete = true,
            Missing = [],
            Profile = new ReportProfile(Login, null, null, null, null, null, null, null, []),
            Totals = totals,
            Languages = [],
            Sizes = [],
            Repositories = [],
            Cost = new ReportCost(0, 0, 0, 0),
        }));
    }

    /// <summary>The cluster's answers, recorded, in their order; null is 404. The last one stays.</summary>
    private sealed class Answers : HttpMessageHandler
    {
        public IReadOnlyList<string?> Next { get; set; } = [];

        public int Given { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = Next[Math.Min(Given++, Next.Count - 1)];
            return Task.FromResult(new HttpResponseMessage(body is null ? HttpStatusCode.NotFound : HttpStatusCode.OK) { Content = new StringContent(body ?? "") });
        }
    }
}
