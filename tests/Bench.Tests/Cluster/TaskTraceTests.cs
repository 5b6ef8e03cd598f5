using System.Net.Http.Headers;
using System.Net.Http.Json;
using GitBrag.Bench.Cluster.Verdicts;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Bench.Tests.Cluster;

public sealed class TaskTraceTests
{
    [Theory]
    [InlineData(new[] { 0 }, 1)]
    [InlineData(new[] { 0, 2 }, 2)]
    [InlineData(new[] { 0, 2, 0 }, 3)]
    [InlineData(new[] { 1 }, 3)]
    public void A_task_that_each_silo_gave_up_before_the_next_took_it_ran_once(int[] silos, int attempts) => Assert.Null(new TaskTrace("x", silos, 10, 4).Twice(attempts));

    [Theory]
    [InlineData(new[] { 0, 2 }, 1)]
    [InlineData(new[] { 0, 2, 0 }, 2)]
    public void Silos_that_asked_in_turns_had_it_at_the_same_time(int[] silos, int attempts) => Assert.NotNull(new TaskTrace("x", silos, 10, 0).Twice(attempts));

    [Fact]
    public void A_task_that_was_never_interrupted_fetches_its_file_lists_once()
    {
        Assert.Equal("6 of 10 file lists were fetched again in the only attempt", new TaskTrace("x", [0], 10, 6).Twice(1));
        Assert.Null(new TaskTrace("x", [0], 10, 6).Twice(2));
    }

    [Fact]
    public async Task Requests_are_told_apart_by_username_and_silo()
    {
        await using var gitHub = await GitHubStandIn.StartAsync();
        gitHub.World.AddGenerated("task-kill-1", 2);
        using var http = new HttpClient { BaseAddress = gitHub.ApiUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", GitHubStandIn.DefaultToken);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("test");
        var pull = gitHub.World.PullRequestsOf("task-kill-1")[0];
        await AskAsync(http, "via/1/graphql", "query($q: String!) { search(type: ISSUE, query: $q, first: 1) { issueCount } }", new { q = "author:task-kill-1" });
        await AskAsync(http, "via/1/graphql", "query($q: String!) { search(type: ISSUE, query: $q, first: 1) { issueCount } }", new { q = "author:task-kill-11" });
        for (var time = 0; time < 2; time++)
        {
            await AskAsync(http, "via/3/graphql", "query($ids: [ID!]!) { nodes(ids: $ids) { ... on PullRequest { files(first: 100) { totalCount } } } }", new { ids = new[] { pull.Id } });
        }

        var traces = TaskTrace.Read(gitHub.Stats.GraphQLCalls, "task-kill");

        Assert.Equal(["task-kill-1", "task-kill-11"], traces.Keys.Order());
        Assert.Equal([0, 2], traces["task-kill-1"].Silos);
        Assert.Equal((1, 1), (traces["task-kill-1"].FileLists, traces["task-kill-1"].FetchedAgain));
        Assert.Equal([0], traces["task-kill-11"].Silos);
        Assert.Empty(TaskTrace.Read(gitHub.Stats.GraphQLCalls, "task-stop"));
    }

    private static async Task AskAsync(HttpClient http, string path, string query, object variables)
    {
        using var answer = await http.PostAsJsonAsync(path, new { query, variables });
        answer.EnsureSuccessStatusCode();
    }
}
