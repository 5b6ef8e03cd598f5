namespace GitBrag.GitHub.StandIn;

public sealed class WorldTests
{
    private static readonly DateTimeOffset Until = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_generated_user_is_the_same_in_every_world()
    {
        var (first, second) = (new World(TimeProvider.System), new World(TimeProvider.System));
        second.AddGenerated("someone-before", 30, until: Until);

        var small = first.AddGenerated("busy", 50, until: Until);
        var large = second.AddGenerated("busy", 80, until: Until);

        Assert.Equal(small.Select(Say), large.Take(50).Select(Say));
        Assert.Equal(110, second.PullRequests().Count);

        static string Say(WorldPullRequest p) => $"{p.Key} {p.Title} {p.CreatedAt:O} {p.State} {p.UpdatedAt:O} {string.Join(',', p.Files)}";
    }

    [Fact]
    public void A_changed_pull_request_keeps_its_id_and_what_vanishes_is_gone_everywhere()
    {
        var world = new World(TimeProvider.System);
        var open = world.AddPullRequest(new WorldPullRequest { Repository = "a/b", Number = 1, Author = "ada", CreatedAt = Until });
        var merged = world.AddPullRequest(open with { MergedAt = Until.AddDays(1), DatabaseId = 0 });

        Assert.Equal((open.Id, "MERGED", Until.AddDays(1)), (merged.Id, merged.State, merged.UpdatedAt));
        Assert.Equal([merged], world.PullRequestsOf("ADA"));
        Assert.True(world.RemoveRepository("A/B"));
        Assert.Empty(world.PullRequestsOf("ada"));
        Assert.Null(world.PullRequest("a/b", 1));
        Assert.False(world.RemovePullRequest("a/b", 1));
    }

    [Fact]
    public void The_demonstration_shows_every_size_state_and_role()
    {
        var world = new World(TimeProvider.System);
        DemoWorld.AddTo(world, Until);

        var pulls = world.PullRequestsOf(DemoWorld.Login);
        int[] bounds = [1, 100, 500, 1500, 5000, int.MaxValue];
        var sizes = pulls.CountBy(p => Array.FindIndex(bounds, bound => p.Additions + p.Deletions <= bound)).ToDictionary();

        Assert.InRange(pulls.Count, 220, 260);
        Assert.Equal(6, sizes.Count);
        Assert.True(sizes[1] > sizes[5]);
        Assert.Equal(["CLOSED", "MERGED", "OPEN"], pulls.Select(p => p.State).Distinct().Order());
        Assert.Contains(pulls, p => p.IsDraft && p.State == "OPEN");
        Assert.Equal(["COLLABORATOR", "CONTRIBUTOR", "MEMBER", "OWNER"], pulls.Select(p => p.AuthorAssociation).Distinct().Order());
        Assert.Equal(9, pulls.Select(p => p.Repository).Distinct().Count());
        Assert.Single(pulls, p => p.Files.Count == 240);
        Assert.All(pulls, p => Assert.InRange(p.CreatedAt, Until.AddDays(-731), Until));
        Assert.All(pulls, p => Assert.True(p.UpdatedAt <= Until));
        Assert.All(pulls, p => Assert.Equal(p.Files.Count, p.Files.Select(f => f.Path).Distinct().Count()));
        Assert.Equal(pulls.Count, pulls.Select(p => p.Title).Distinct().Count());
    }

    [Fact]
    public async Task The_demonstration_is_served_with_a_picture()
    {
        await using var github = await GitHubStandIn.StartAsync();
        DemoWorld.AddTo(github.World, Until);
        using var client = new Client(github);

        var data = await client.DataAsync($"{{ user(login: \"{DemoWorld.Login}\") {{ name avatarUrl socialAccounts(first: 4) {{ nodes {{ provider url }} }} }} }}");
        using var picture = await client.GetAsync(new Uri(data.Text("user.avatarUrl")!).PathAndQuery);

        Assert.Equal("Octavia Fenwright", data.Text("user.name"));
        Assert.Equal("MASTODON", data.Text("user.socialAccounts.nodes.0.provider"));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(await picture.Content.ReadAsByteArrayAsync(), 1, 3));
    }
}
