using System.Threading.Channels;
using GitBrag.GitHub;
using GitBrag.GitHub.FileLists;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

public sealed class FileListTests
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 8)]
    [InlineData(104, 8)]
    [InlineData(250, 10)]
    public async Task Every_wanted_list_comes_once_in_few_requests(int count, int mostRequests)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", count, until: GitHubAtWork.Until);

        var lists = await gitHub.FetchAsync(made.Select(Facts));

        Assert.Equal(GitHubAtWork.Ids(made), lists.Select(list => list.Pull.NodeId).Order(StringComparer.Ordinal));
        Assert.All(made, pull => AssertFiles(pull, lists.Single(list => list.Pull.NodeId == pull.Id)));
        Assert.InRange(gitHub.StandIn.Stats.Calls, 1, mostRequests);
        Assert.Empty(gitHub.StandIn.Stats.InvalidQueries);
    }

    [Fact]
    public async Task Fetching_begins_while_pull_requests_are_still_coming()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 40, until: GitHubAtWork.Until).Select(Facts).ToArray();
        var wanted = Channel.CreateUnbounded<ListedPullRequest>();
        var first = new TaskCompletionSource();
        var done = 0;
        var fetching = gitHub.Open().FetchFileListsAsync(
            wanted.Reader,
            () => 40,
            (_, _) =>
            {
                done++;
                first.TrySetResult();
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);
        foreach (var pull in made[..20])
            await wanted.Writer.WriteAsync(pull);

        await first.Task.WaitAsync(Deadline.Patience);
        foreach (var pull in made[20..])
            await wanted.Writer.WriteAsync(pull);
        wanted.Writer.Complete();

        Assert.Null(await fetching);
        Assert.Equal(40, done);
    }

    [Fact]
    public async Task Lists_of_more_than_a_page_are_followed_to_GitHubs_own_end()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        WorldPullRequest[] made = [Add(gitHub, 1, 100), Add(gitHub, 2, 101), Add(gitHub, 3, 2999), Add(gitHub, 4, 3000), Add(gitHub, 5, 3001)];

        var lists = (await gitHub.FetchAsync(made.Select(Facts))).ToDictionary(list => list.Pull.NodeId);

        Assert.All(made[..4], pull => AssertFiles(pull, lists[pull.Id]));
        Assert.All(made[..4], pull => Assert.False(lists[pull.Id].Files!.Truncated));
        Assert.Equal((3000, true), (lists[made[4].Id].Files!.Files.Length, lists[made[4].Id].Files!.Truncated));
    }

    [Fact]
    public async Task A_pull_request_without_files_has_an_empty_list_that_GitHub_confirms()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();

        var list = Assert.Single(await gitHub.FetchAsync([Facts(Add(gitHub, 1, 0))]));

        Assert.Empty(list.Files!.Files);
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task The_list_tells_when_it_was_fetched_and_of_which_update_it_is()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = Add(gitHub, 1, 2);
        var before = Facts(made);
        gitHub.StandIn.World.AddPullRequest(made with { UpdatedAt = Noon.AddDays(3) });

        var list = Assert.Single(await gitHub.FetchAsync([before]));

        Assert.Equal(Noon.AddDays(3), list.Files!.UpdatedAt);
        Assert.InRange(list.Files.FetchedAt, TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task What_is_gone_or_hidden_has_a_reason_and_the_others_their_lists()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        WorldPullRequest[] made = [Add(gitHub, 1, 3), Add(gitHub, 2, 3), Add(gitHub, 3, 3), Add(gitHub, 4, 3)];
        gitHub.StandIn.World.RemovePullRequest("acme/tool", 2);
        gitHub.StandIn.World.AddPullRequest(made[2] with { HidesFiles = true });

        var lists = (await gitHub.FetchAsync(made.Select(Facts))).ToDictionary(list => list.Pull.NodeId);

        AssertFiles(made[0], lists[made[0].Id]);
        AssertFiles(made[3], lists[made[3].Id]);
        Assert.Equal((null, "It is gone, or no longer visible."), (lists[made[1].Id].Files, lists[made[1].Id].MissingReason));
        Assert.Null(lists[made[2].Id].Files);
        Assert.NotEmpty(lists[made[2].Id].MissingReason!);
    }

    [Fact]
    public async Task A_diff_that_GitHub_has_not_computed_is_no_empty_list()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        WorldPullRequest[] made =
        [
            Add(gitHub, 1, 0) with { HidesFiles = true, Additions = 412_345 },
            Add(gitHub, 2, 0) with { Additions = 412_345 },
            Add(gitHub, 3, 0) with { ChangedFiles = 3 },
            Add(gitHub, 4, 3) with { ChangedFiles = 0 },
            Add(gitHub, 5, 0) with { HidesFiles = true },
            Add(gitHub, 6, 0),
        ];
        Array.ForEach(made, pull => gitHub.StandIn.World.AddPullRequest(pull));

        var lists = (await gitHub.FetchAsync(made.Select(Facts))).ToDictionary(list => list.Pull.Number);

        Assert.All(made[..5], pull => Assert.StartsWith("GitHub has not computed", lists[pull.Number].MissingReason, StringComparison.Ordinal));
        Assert.Empty(lists[6].Files!.Files);
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public async Task A_diff_that_was_computed_meanwhile_brings_its_totals_along()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = Add(gitHub, 1, 3);

        var list = Assert.Single(await gitHub.FetchAsync([Facts(made) with { Additions = 412_345, ChangedFiles = 0 }]));

        AssertFiles(made, list);
        Assert.Equal((made.Additions, made.Deletions, 3), (list.Pull.Additions, list.Pull.Deletions, list.Pull.ChangedFiles));
    }

    [Fact]
    public async Task Batches_shrink_when_GitHubs_clock_cuts_them_off()
    {
        var latency = new Latency { FileList = TimeSpan.FromMilliseconds(60), Timeout = TimeSpan.FromMilliseconds(250) };
        await using var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Latency = latency });
        var made = gitHub.StandIn.World.AddGenerated("ada", 30, until: GitHubAtWork.Until);

        var lists = await gitHub.FetchAsync(made.Select(Facts));

        Assert.All(made, pull => AssertFiles(pull, lists.Single(list => list.Pull.NodeId == pull.Id)));
        Assert.Contains(gitHub.StandIn.Stats.Log, call => call.Status == 502);
    }

    [Fact]
    public async Task A_token_revoked_meanwhile_ends_the_fetching_and_leaves_nobody_without_a_result()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 300, until: GitHubAtWork.Until);
        gitHub.StandIn.Tokens.Revoke(GitHubStandIn.DefaultToken);
        var results = new List<FetchedFileList>();
        var wanted = Channel.CreateUnbounded<ListedPullRequest>();
        foreach (var pull in made)
            await wanted.Writer.WriteAsync(Facts(pull));
        wanted.Writer.Complete();

        var error = await gitHub.Open().FetchFileListsAsync(
            wanted.Reader,
            () => 300,
            (result, _) =>
            {
                results.Add(result);
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(GitHubErrorKind.BadCredentials, error?.Kind);
        Assert.Equal(GitHubAtWork.Ids(made), results.Select(result => result.Pull.NodeId).Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Equal(error?.Detail, result.MissingReason));
    }

    [Fact]
    public async Task Cancelling_ends_the_fetching()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        using var cancelling = new CancellationTokenSource();
        var wanted = Channel.CreateUnbounded<ListedPullRequest>();
        var fetching = gitHub.Open().FetchFileListsAsync(wanted.Reader, () => 1, (_, _) => ValueTask.CompletedTask, cancelling.Token);

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    private static void AssertFiles(WorldPullRequest pull, FetchedFileList list)
    {
        Assert.Null(list.MissingReason);
        Assert.Equal(pull.Files.Select(file => new ChangedFile(file.Path, file.Additions, file.Deletions)), list.Files!.Files);
    }

    private static WorldPullRequest Add(GitHubAtWork gitHub, int number, int files) => gitHub.StandIn.World.AddPullRequest(new WorldPullRequest
    {
        Repository = "acme/tool", Number = number, Author = "ada", CreatedAt = Noon, Files = [.. Enumerable.Range(0, files).Select(i => new WorldFile($"src/{i}.cs", i, 1))],
    });

    private static ListedPullRequest Facts(WorldPullRequest pull) => new()
    {
        NodeId = pull.Id, Repository = pull.Repository, Number = pull.Number, Title = pull.Title, Url = "", CreatedAt = pull.CreatedAt, UpdatedAt = pull.UpdatedAt,
        Additions = pull.Additions, Deletions = pull.Deletions, ChangedFiles = pull.ChangedFiles, AuthorAssociation = pull.AuthorAssociation,
    };
}
