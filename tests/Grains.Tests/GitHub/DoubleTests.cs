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

    [DoubleFact]
    public async Task Ids_in_another_encoding_make_no_other_pull_requests()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "busy:150:10:300:1");
        await using var gitHub = GitHubAtWork.Beside(twin);
        var (since, until) = (gitHub.Clock.UtcNow.AddYears(-1), gitHub.Clock.UtcNow);
        var known = (await gitHub.ListAsync("busy", since, until)).Known(since, until);

        await twin.OrderAsync("mode", new { newIds = true });
        var listed = await GitHubAtWork.ListAsync(gitHub.Open(), "busy", since, until, known);

        Assert.Equal(known.PullRequests.Select(pull => pull.Identity).Order(), listed.PullRequests.Select(pull => pull.Identity).Order());
        Assert.Equal(known.Origin, listed.Outcome.FullyListedAt);
    }

    [DoubleFact]
    public async Task What_the_search_hides_is_read_from_the_persons_own_list()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "shy:130:4:300:1");
        await twin.OrderAsync("user", new { login = "shy", searchable = false });
        await using var gitHub = GitHubAtWork.Beside(twin);

        var listed = await gitHub.ListAsync("shy", gitHub.Clock.UtcNow.AddYears(-1), gitHub.Clock.UtcNow);

        Assert.Equal(130, listed.PullRequests.DistinctBy(pull => pull.Identity).Count());
        Assert.Empty(listed.Outcome.Missing);
        Assert.Empty((await twin.StatsAsync()).GetProperty("graphqlInvalid").EnumerateArray());
    }

    [DoubleFact]
    public async Task A_diff_that_GitHub_has_not_computed_is_fetched_with_its_totals_when_it_is_there()
    {
        await using var twin = await GitHubDouble.StartAsync();
        await using var gitHub = GitHubAtWork.Beside(twin);
        var created = gitHub.Clock.UtcNow.AddDays(-3);
        var pull = new Dictionary<string, object>
        {
            ["repo"] = "lab/tool", ["number"] = 7, ["title"] = "Big", ["author"] = "ada", ["state"] = "open", ["created_at"] = created, ["updated_at"] = created, ["files"] = Array.Empty<object>(),
        };
        await twin.OrderAsync("pull", new Dictionary<string, object>(pull) { ["changed_files"] = 0, ["files_null"] = true, ["additions"] = 412_345 });
        var listed = await gitHub.ListAsync("ada", created.AddDays(-1), gitHub.Clock.UtcNow);

        var missing = Assert.Single(await gitHub.FetchAsync(listed.PullRequests));
        pull["files"] = Enumerable.Range(1, 3).Select(i => new { filename = $"{i}.cs", status = "added", additions = i, deletions = 0 }).ToArray();
        await twin.OrderAsync("pull", pull);
        var computed = Assert.Single(await gitHub.FetchAsync(listed.PullRequests));

        Assert.StartsWith("GitHub has not computed", missing.MissingReason, StringComparison.Ordinal);
        Assert.Equal((3, 6, 3), (computed.Files!.Files.Length, computed.Pull.Additions, computed.Pull.ChangedFiles));
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
