using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GitBrag.Bench.Cluster.Load;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Bench.Generations;
using GitBrag.Cli.Service;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Cluster.Verdicts;

/// <summary>Judges started generations.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="redis">Shows whether a report is stored without a request to the cluster, which would resume a lost task.</param>
/// <param name="gitHub">The stand-in.</param>
/// <param name="time">The clock.</param>
internal sealed class TaskJudge(HttpClient http, RedisView redis, GitHubStandIn gitHub, TimeProvider time)
{
    // A reminder resumes a task within 90 s; the rest is for the generation.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until the generation has ended or its time is up.</summary>
    public async Task<TaskEnd> WaitAsync(StartedTask task, string reportKey, CancellationToken cancellationToken)
    {
        var end = new TaskEnd(null, 0, "the cluster never answered");
        var patience = time.GetTimestamp();
        while (time.GetElapsedTime(patience) < Patience)
        {
            if (!task.IsFollowed && !await redis.ExistsAsync(reportKey))
            {
                end = end with { Why = "no report was stored, and nothing polled the task" };
            }
            else if ((end = await AskAsync(task, end)).State is "succeeded" or "failed" or "cancelled" or "unknown")
            {
                return end;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return end with { Why = $"after {Patience.TotalSeconds:0} seconds, {end.Why}" };
    }

    /// <summary>Judges a generation that has ended or run out of time.</summary>
    public async Task<TaskVerdict> JudgeAsync(StartedTask task, TaskEnd end, TaskTrace? trace, CancellationToken cancellationToken)
    {
        var twice = task.IsTwo ? $"two gateways started {task.Address.AbsolutePath} and {task.OtherPath}" : trace?.Twice(Math.Max(1, end.Attempts));
        if (end.State != "succeeded")
        {
            return new TaskVerdict(task.Login, end.Why, twice, null);
        }

        using var answer = await http.GetAsync(new Uri(task.Address, $"/api/v1/users/{task.Login}/reports/1_year"), cancellationToken);
        return answer.IsSuccessStatusCode
            ? new TaskVerdict(task.Login, null, twice, ReportCheck.Difference(gitHub.World, ServiceClient.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken))))
            : new TaskVerdict(task.Login, $"it succeeded, and its report is answered with {(int)answer.StatusCode}", twice, null);
    }

    private async Task<TaskEnd> AskAsync(StartedTask task, TaskEnd before)
    {
        try
        {
            using var answer = await http.GetAsync(task.Address);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return before with { State = "unknown", Why = "the cluster no longer knows it" };
            }

            if (!answer.IsSuccessStatusCode)
            {
                return before with { Why = $"it was answered with {(int)answer.StatusCode}" };
            }

            var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
            var state = told.GetProperty("state").GetString();
            return new TaskEnd(state, told.GetProperty("attempt").GetInt32(), $"it is {state}: {told.GetProperty("error")}");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return before with { Why = exception.Message };
        }
    }
}
