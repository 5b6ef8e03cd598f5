using System.Net;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

/// <summary>GitHub tells of its limits in several ways, each of which suffices.</summary>
public sealed class LimitSignTests
{
    private const string Reset = "x-ratelimit-reset";

    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData("""{"errors":[{"type":"RATE_LIMIT","message":"No."}]}""")]
    [InlineData("""{"errors":[{"type":"rate_limited"}]}""")]
    [InlineData("""{"errors":[{"code":"graphql_rate_limit","message":"No."}]}""")]
    [InlineData("""{"errors":[{"extensions":{"code":"RATE_LIMIT_EXCEEDED"},"message":"No."}]}""")]
    [InlineData("""{"errors":[{"message":"API rate limit already exceeded for user ID 1000."}]}""")]
    [InlineData("""{"data":{"repositoryOwner":null,"created":null},"errors":[{"type":"RATE_LIMIT","path":["created"],"message":"No."}]}""")]
    public async Task Used_up_points_are_waited_for_until_their_reset(string body)
    {
        await using var gitHub = await StartAsync();
        var reset = _time.GetUtcNow().AddMinutes(30);
        gitHub.StandIn.Faults.Add(new Fault { Times = 1, Status = 200, Body = body, Headers = new Dictionary<string, string> { [Reset] = $"{reset.ToUnixTimeSeconds()}" } });

        await WaitsUntilAsync(gitHub, reset);
    }

    [Theory]
    [InlineData("RATE_LIMIT", null)]
    [InlineData(null, null)]
    public async Task A_limit_that_calls_itself_otherwise_is_waited_out_in_mid_run(string? type, string? code)
    {
        await using var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Limits = new LimitOptions { GraphQL = 8, GraphQLWindow = TimeSpan.FromSeconds(1) } });
        var made = gitHub.StandIn.World.AddGenerated("ada", 300, maxFiles: 2, until: GitHubAtWork.Until);
        gitHub.StandIn.Mode = new StandInMode { RateType = type, RateCode = code };

        var listed = await gitHub.ListAsync("ada");
        var lists = await gitHub.FetchAsync(listed.PullRequests);

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(300, lists.Count(list => list.MissingReason is null));
        Assert.Equal(0, gitHub.StandIn.Stats.LimitViolations);
    }

    [Fact]
    public async Task Headers_beside_errors_without_data_suffice()
    {
        await using var gitHub = await StartAsync();
        var reset = _time.GetUtcNow().AddMinutes(30);
        gitHub.StandIn.Faults.Add(new Fault
        {
            Times = 1, Status = 200, Body = """{"errors":[{"message":"No."}]}""",
            Headers = new Dictionary<string, string> { ["x-ratelimit-remaining"] = "0", [Reset] = $"{reset.ToUnixTimeSeconds()}" },
        });

        await WaitsUntilAsync(gitHub, reset);
    }

    [Fact]
    public async Task The_last_point_still_buys_an_answer()
    {
        using var script = new GitHubScript(GitHubScript.Answer(HttpStatusCode.OK, """{"data":{"repositoryOwner":{"__typename":"User","login":"Ada","databaseId":7}}}""", ("x-ratelimit-remaining", "0")));
        await using var gitHub = GitHubAtWork.Scripted(script);

        Assert.Equal(7, (await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None)).Subject?.Id);
    }

    private async Task<GitHubAtWork> StartAsync()
    {
        var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Time = _time });
        gitHub.StandIn.World.AddGenerated("ada", 5, until: GitHubAtWork.Until);
        return gitHub;
    }

    private async Task WaitsUntilAsync(GitHubAtWork gitHub, DateTimeOffset reset)
    {
        var listing = gitHub.ListAsync("ada");
        var until = (await gitHub.Waits.Reader.ReadAsync().AsTask().WaitAsync(Deadline.Patience))!.Value;
        Assert.Equal(reset.ToUnixTimeSeconds(), until.ToUnixTimeSeconds());
        await _time.WhenArmedAsync(1);
        Assert.Equal(1, gitHub.StandIn.Stats.Calls);
        _time.Advance(until - _time.GetUtcNow());

        Assert.Equal(5, (await listing.WaitAsync(Deadline.Patience)).PullRequests.Count);
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }
}
