using System.Text.Json;
using GitBrag.GitHub;
using GitBrag.Keys;
using GitBrag.Reporting.Documents;
using GitBrag.Reports;
using GitBrag.Testing;
using GitBrag.Tests.Hosting;
using GitBrag.Users;

namespace GitBrag.Tests.GitHub;

/// <summary>Answers that people reported of GitHub, its proxies and its older servers, as the double gives them.</summary>
public sealed class DoubleFaultTests
{
    private const string Saml = "Resource protected by organization SAML enforcement.";

    [DoubleTheory]
    [InlineData("RATE_LIMIT", "graphql_rate_limit")]
    [InlineData("RATE_LIMIT", null)]
    [InlineData(null, "graphql_rate_limit")]
    [InlineData(null, null)]
    public async Task A_limit_that_calls_itself_otherwise_is_waited_out_in_mid_run(string? type, string? code)
    {
        await using var twin = await StartBusyAsync();
        await twin.OrderAsync("reset", new { limits = new { graphql = 8 }, windows = new { graphql = 2000 } });
        await twin.OrderAsync("mode", new { rateType = type, rateCode = code });
        await using var gitHub = GitHubAtWork.Beside(twin);

        var (listed, calls) = await ListAndFetchAsync(twin, gitHub, "busy");

        Assert.Equal(300, listed.PullRequests.DistinctBy(pull => pull.Identity).Count());
        Assert.Empty(listed.Outcome.Missing);
        Assert.InRange(calls, 8, 45);
    }

    [DoubleFact]
    public async Task A_tenth_of_all_bodies_that_do_not_decode_costs_one_request_each()
    {
        await using var twin = await StartBusyAsync();
        await using var gitHub = GitHubAtWork.Beside(twin);
        var (_, clean) = await ListAndFetchAsync(twin, gitHub, "busy");
        await twin.OrderAsync("reset", new { });
        await twin.OrderAsync("faults", new[] { new { kind = "graphql", corrupt = "plain", every = 10 } });

        var (listed, calls) = await ListAndFetchAsync(twin, gitHub, "busy");

        Assert.Equal(300, listed.PullRequests.DistinctBy(pull => pull.Identity).Count());
        Assert.InRange(calls, clean + 1, clean + (calls / 10));
    }

    [DoubleTheory]
    [InlineData("FORBIDDEN", Saml)]
    [InlineData("INSUFFICIENT_SCOPES", "Your token has not been granted the required scopes to execute this query.")]
    public async Task An_account_that_GitHub_keeps_back_is_told_with_its_reason(string type, string message)
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "ada:3");
        await twin.OrderAsync("mode", new { ownerError = new { type, message } });
        await using var gitHub = GitHubAtWork.Beside(twin);

        var error = (await gitHub.ListAsync("ada")).Outcome.Error;

        Assert.Equal(GitHubErrorKind.Unavailable, error?.Kind);
        Assert.Contains(message, error!.Detail, StringComparison.Ordinal);
    }

    [DoubleFact]
    public async Task A_private_report_names_the_organisations_that_GitHub_left_out()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "ada:3", "--token", "own:ada:repo,read:user");
        await twin.OrderAsync("mode", new { extraHeaders = new Dictionary<string, string> { ["X-GitHub-SSO"] = "partial-results; organizations=21955855,20582480" } });
        await using var host = await GrainHost.StartAsync(options =>
            (options.GitHub, options.Time) = (new GitHubOptions { ApiUrl = twin.Address, Tokens = { GitHubDouble.Token } }, TimeProvider.System));
        var key = new ReportKey(GrainHostGrains.Login("ada"), ReportPeriod.FromName("1_year"), Viewer: 1);
        var user = host.Grains.GetGrain<IUserGrain>(key.User.ToString());

        var task = (await user.Start(GrainHostTasks.Request("1_year", credential: host.Credential("own")))).Task!;
        await Deadline.UntilAsync(async () => (task = (await user.GetTask(task.Id))!).HasEnded);

        Assert.True(task.State == TaskState.Succeeded, $"The task ended {task.State}: {task.Error}");
        var report = ReportDocument.Unpack((await host.Grains.GetGrain<IReportGrain>(key.ToString()).Get())!.Body);
        Assert.False(report.Complete);
        Assert.Contains("the organisations with the ids 20582480, 21955855, because the token is not authorised for single sign-on", Assert.Single(report.Missing).Reason, StringComparison.Ordinal);
    }

    [DoubleFact]
    public async Task A_single_401_is_asked_again()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "ada:3");
        await twin.OrderAsync("faults", new[] { new { kind = "graphql", status = 401, times = 1, body = new { message = "Bad credentials" } } });
        await using var gitHub = GitHubAtWork.Beside(twin);

        Assert.Equal(3, (await ListYearAsync(gitHub, "ada")).PullRequests.Count);
    }

    [DoubleFact]
    public async Task What_an_older_server_lacks_is_left_out_and_named()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "ada:3");
        await twin.OrderAsync("mode", new { lacks = new[] { "socialAccounts", "User.bio" } });
        await using var gitHub = GitHubAtWork.Beside(twin);
        var session = gitHub.Open();

        var listed = await GitHubAtWork.ListAsync(session, "ada", gitHub.Clock.UtcNow.AddYears(-1), gitHub.Clock.UtcNow);

        Assert.Equal(3, listed.PullRequests.Count);
        Assert.Equal(["bios", "social accounts"], session.Lacking);
    }

    [DoubleFact]
    public async Task A_title_that_is_not_text_costs_nothing_but_its_broken_bytes()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "ada:3");
        await using var gitHub = GitHubAtWork.Beside(twin);
        var at = JsonSerializer.Serialize(gitHub.Clock.UtcNow.AddDays(-3));
        await twin.OrderTextAsync("pull", $$"""{"repo":"lab/tool","number":7,"title":"bad \udcc3( byte","author":"ada","state":"open","created_at":{{at}},"updated_at":{{at}},"files":[]}""");

        var listed = await ListYearAsync(gitHub, "ada");

        Assert.Equal(4, listed.PullRequests.Count);
        Assert.Equal("bad \uFFFD( byte", listed.PullRequests.Single(pull => pull.Number == 7).Title);
    }

    [DoubleFact]
    public async Task A_page_of_a_proxy_is_asked_again_once_and_then_named()
    {
        await using var twin = await GitHubDouble.StartAsync("--generate", "ada:3");
        await using var gitHub = GitHubAtWork.Beside(twin);
        await twin.OrderAsync("faults", new[] { ProxyPage(times: 1) });

        var listed = await ListYearAsync(gitHub, "ada");
        await twin.OrderAsync("faults", new[] { ProxyPage(times: null) });
        var refused = await ListYearAsync(gitHub, "ada");

        Assert.Equal(3, listed.PullRequests.Count);
        Assert.Equal(GitHubErrorKind.Unavailable, refused.Outcome.Error?.Kind);
        Assert.Contains("403", refused.Outcome.Error!.Detail, StringComparison.Ordinal);
    }

    private static Task<GitHubDouble> StartBusyAsync() => GitHubDouble.StartAsync("--generate", "busy:300:10:300:2", "--graphql-ms", "2", "--pull-ms", "0", "--files-ms", "0");

    private static object ProxyPage(int? times) => new
    {
        kind = "graphql", status = 403, body = "<html>Blocked</html>", bare = true, times, headers = new Dictionary<string, string> { ["content-type"] = "text/html" },
    };

    private static Task<Listed> ListYearAsync(GitHubAtWork gitHub, string login) => gitHub.ListAsync(login, gitHub.Clock.UtcNow.AddYears(-1), gitHub.Clock.UtcNow);

    private static async Task<(Listed Listed, int Calls)> ListAndFetchAsync(GitHubDouble twin, GitHubAtWork gitHub, string login)
    {
        var listed = await ListYearAsync(gitHub, login);
        var lists = await gitHub.FetchAsync(listed.PullRequests);
        Assert.All(lists, list => Assert.Null(list.MissingReason));
        return (listed, (await twin.StatsAsync()).GetProperty("calls").GetInt32());
    }
}
