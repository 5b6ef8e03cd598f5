using System.Net;
using System.Text;
using GitBrag.GitHub;
using GitBrag.GitHub.Accounts;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

/// <summary>What Octokit is asked for, and what it must not do.</summary>
public sealed class RestTests
{
    private const string Mona = """{"id":583231,"login":"Mona"}""";

    [Fact]
    public async Task An_account_and_its_scopes_come_from_one_request_with_our_headers()
    {
        var gitHub = new RestScript(_ => Json(Mona, ("X-OAuth-Scopes", "repo, read:user")));

        var outcome = await AskAsync(gitHub);

        Assert.Equal(new GitHubAccount(583231, "Mona", true), outcome.Account);
        var request = Assert.Single(gitHub.Requests);
        Assert.Equal("https://github.example/user", request.Address);
        Assert.Equal("Bearer caller", request.Headers["Authorization"]);
        Assert.DoesNotContain("Octokit", request.Headers["User-Agent"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_account_that_has_not_changed_is_told_by_its_tag_alone()
    {
        var gitHub = new RestScript(request => request.Headers.ContainsKey("If-None-Match")
            ? Empty(HttpStatusCode.NotModified, ("X-OAuth-Scopes", "repo"), ("ETag", "\"one\""))
            : Json(Mona, ("X-OAuth-Scopes", "repo"), ("ETag", "\"one\"")));
        await using var work = GitHubAtWork.Scripted(gitHub);
        var known = await AskAsync(work, null);

        var again = await AskAsync(work, known);

        Assert.Equal(known, again);
        Assert.Equal("\"one\"", gitHub.Requests[^1].Headers["If-None-Match"]);
    }

    [Fact]
    public async Task A_token_without_scopes_is_tried_on_one_private_repository()
    {
        var gitHub = new RestScript(request => Json(request.Address.Contains("/repos", StringComparison.Ordinal) ? """[{"id":1}]""" : Mona));

        Assert.True((await AskAsync(gitHub)).Account!.ReadsPrivate);

        Assert.Equal(["https://github.example/user", "https://github.example/user/repos?visibility=private&per_page=1"], gitHub.Requests.Select(request => request.Address));
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task A_redirect_is_not_followed(HttpStatusCode status)
    {
        var gitHub = new RestScript(_ => Empty(status, ("Location", "https://github.example:8443/elsewhere")));

        var outcome = await AskAsync(gitHub);

        Assert.Equal(GitHubErrorKind.Unavailable, outcome.Error?.Kind);
        Assert.Equal(["https://github.example/user"], gitHub.Requests.Select(request => request.Address).Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("""{"id":"583231x","login":"Mona"}""")]
    [InlineData("""{"id":{},"login":7}""")]
    public async Task An_unreadable_account_is_asked_for_again_and_then_given_up(string body)
    {
        var gitHub = new RestScript(_ => Json(body));
        var clock = new ManualTimeProvider();
        await using var work = GitHubAtWork.Scripted(gitHub, clock);

        var outcome = await clock.RushAsync(null, AskAsync(work, null), TimeSpan.FromMilliseconds(100));

        Assert.Equal(GitHubErrorKind.Unavailable, outcome.Error?.Kind);
        Assert.InRange(gitHub.Requests.Count, 1, 4);
    }

    [Fact]
    public async Task A_body_without_end_or_bottom_is_bounded()
    {
        var bodies = new[] { new string('[', 500_000), $$"""{"id":583231,"login":"{{new string('x', 2 << 20)}}"}""" };
        foreach (var body in bodies)
        {
            var clock = new ManualTimeProvider();
            await using var work = GitHubAtWork.Scripted(new RestScript(_ => Json(body)), clock);

            Assert.Equal(GitHubErrorKind.Unavailable, (await clock.RushAsync(null, AskAsync(work, null), TimeSpan.FromMilliseconds(100))).Error?.Kind);
        }
    }

    [Fact]
    public async Task Links_to_further_pages_are_neither_read_nor_followed()
    {
        var gitHub = new RestScript(_ => Json("[]", ("Link", "<nowhere>; rel=\"next\", <https://github.example/2>; rel=\"next\"")), Json(Mona));

        Assert.False((await AskAsync(gitHub)).Account!.ReadsPrivate);

        Assert.Equal(2, gitHub.Requests.Count);
    }

    private static async Task<AccountOutcome> AskAsync(RestScript gitHub)
    {
        await using var work = GitHubAtWork.Scripted(gitHub);
        return await AskAsync(work, null);
    }

    private static Task<AccountOutcome> AskAsync(GitHubAtWork work, AccountOutcome? known) =>
        work.Open(work.Tokens.Protect("caller")).FindAccountAsync(known, CancellationToken.None);

    private static HttpResponseMessage Json(string body, params (string Name, string Value)[] headers)
    {
        var answer = Empty(HttpStatusCode.OK, headers);
        answer.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return answer;
    }

    private static HttpResponseMessage Empty(HttpStatusCode status, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status);
        foreach (var (name, value) in headers)
            answer.Headers.Add(name, value);
        return answer;
    }

    private sealed record Sent(string Address, IReadOnlyDictionary<string, string> Headers);

    /// <summary>Answers requests, the first one with an answer of its own where there is one.</summary>
    private sealed class RestScript(Func<Sent, HttpResponseMessage> answer, HttpResponseMessage? first = null) : HttpMessageHandler
    {
        public List<Sent> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = new Sent(request.RequestUri!.ToString(), request.Headers.ToDictionary(header => header.Key, header => string.Join(' ', header.Value)));
            Requests.Add(sent);
            return Task.FromResult(first is not null && Requests.Count == 1 ? first : answer(sent));
        }
    }
}
