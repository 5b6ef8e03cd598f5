namespace GitBrag.Tests.GitHub;

public sealed class DoubleTests
{
    [DoubleFact]
    public async Task A_hundred_pull_requests_cost_9_requests_that_GitHubs_schema_allows()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "newcomer:100");

        await ListAndFetchAsync(twin, "newcomer", 100);

        var stats = await twin.StatsAsync();
        Assert.Empty(stats.GetProperty("graphqlInvalid").EnumerateArray());
        Assert.Equal(9, stats.GetProperty("calls").GetInt32());
    }

    [DoubleFact]
    public async Task A_thousand_pull_requests_cost_at_most_60_requests_within_all_limits()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "busy:1000", "--pull-ms", "0", "--files-ms", "0");

        await ListAndFetchAsync(twin, "busy", 1000);

        var stats = await twin.StatsAsync();
        Assert.Empty(stats.GetProperty("graphqlInvalid").EnumerateArray());
        Assert.InRange(stats.GetProperty("calls").GetInt32(), 40, 60);
        Assert.Equal((0, 0), (stats.GetProperty("limitsHit").GetInt32(), stats.GetProperty("limitViolations").GetInt32()));
    }

    [DoubleFact]
    public async Task Long_file_lists_and_look_ups_are_queries_that_GitHubs_schema_allows()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "wide:3:1:300:400");
        await using var gitHub = GitHubAtWork.Beside(twin);

        await gitHub.Open().FindSubjectAsync("wide", CancellationToken.None);
        await ListAndFetchAsync(twin, "wide", 3);

        var stats = await twin.StatsAsync();
        Assert.Empty(stats.GetProperty("graphqlInvalid").EnumerateArray());
        Assert.True(stats.GetProperty("operations").TryGetProperty("MoreFiles", out _));
    }

    private static async Task ListAndFetchAsync(GitHubDouble twin, string login, int count)
    {
        await using var gitHub = GitHubAtWork.Beside(twin);
        var now = gitHub.Clock.UtcNow;

        var listed = await gitHub.ListAsync(login, now.AddYears(-1), now);
        var lists = await gitHub.FetchAsync(listed.PullRequests);

        Assert.Equal(count, listed.PullRequests.DistinctBy(pull => pull.NodeId).Count());
        Assert.Equal(listed.PullRequests.Sum(pull => pull.Additions), lists.Sum(list => list.Files!.Files.Sum(file => file.Additions)));
    }
}
