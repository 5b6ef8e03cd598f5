using System.Net;
using GitBrag.GitHub;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

public sealed class PartialAnswerTests
{
    private const string Owner = """ "repositoryOwner": { "__typename": "User", "login": "Ada", "databaseId": 7 } """;

    private static readonly ListedPullRequest[] Wanted = [Wants("A"), Wants("B"), Wants("C"), Wants("D")];

    [Fact]
    public async Task Beside_errors_what_came_is_kept_and_what_passes_is_asked_again()
    {
        using var script = new GitHubScript(
            GitHubScript.Ok($$"""
                { "data": { "nodes": [ {{FilesOf("A")}}, null, null, { "id": "D", "updatedAt": "2025-06-01T00:00:00Z", "changedFiles": 1, "files": null } ] },
                  "errors": [
                    { "type": "FORBIDDEN", "path": ["nodes", 1], "message": "Resource protected by organization SAML enforcement." },
                    { "type": "RESOURCE_LIMITS_EXCEEDED", "path": ["nodes", 2, "files"], "message": "Resource limits for this query exceeded." },
                    { "path": ["nodes", 3, "files"], "message": "An internal error occurred." } ] }
                """),
            GitHubScript.Ok($$"""{ "data": { "nodes": [ {{FilesOf("C")}} ] } }"""),
            GitHubScript.Ok($$"""{ "data": { "nodes": [ {{FilesOf("D")}} ] } }"""));
        await using var gitHub = GitHubAtWork.Scripted(script);

        var lists = (await gitHub.FetchAsync(Wanted)).ToDictionary(list => list.Pull.NodeId);

        Assert.Equal(4, lists.Count);
        Assert.All(new[] { "A", "C", "D" }, id => Assert.Equal($"{id}.cs", Assert.Single(lists[id].Files!.Files).Path));
        Assert.Equal("GitHub does not show it to these credentials: Resource protected by organization SAML enforcement.", lists["B"].MissingReason);
        Assert.Equal(3, script.Requests.Count);
    }

    [Fact]
    public async Task An_error_that_is_null_hides_nothing_of_what_came_with_it()
    {
        using var script = new GitHubScript(GitHubScript.Ok($$"""{ "data": { "nodes": [ {{FilesOf("A")}}, {{FilesOf("B")}}, {{FilesOf("C")}}, {{FilesOf("D")}} ] }, "errors": [null] }"""));
        await using var gitHub = GitHubAtWork.Scripted(script);

        var lists = await gitHub.FetchAsync(Wanted);

        Assert.All(lists, list => Assert.NotNull(list.Files));
        Assert.Single(script.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{ "data": null, "errors": [ { "message": "Something went wrong while executing your query. This may be the result of a timeout." } ] }""")]
    [InlineData(HttpStatusCode.BadGateway, """{ "data": null, "errors": [ { "message": "Something went wrong while executing your query." } ] }""")]
    [InlineData(HttpStatusCode.GatewayTimeout, """{ "message": "We couldn't respond to your request in time." }""")]
    public async Task A_query_that_took_too_long_is_asked_in_halves_and_not_repeated(HttpStatusCode status, string tooLong)
    {
        using var script = new GitHubScript(GitHubScript.Answer(status, tooLong), GitHubScript.Ok("""{ "data": { "nodes": [ null, null ] } }"""));
        await using var gitHub = GitHubAtWork.Scripted(script);

        var lists = await gitHub.FetchAsync(Wanted);

        Assert.Equal([4, 2, 2], script.Requests.Select(body => Wanted.Count(pull => body.Contains($"\"{pull.NodeId}\"", StringComparison.Ordinal))));
        Assert.Equal(4, lists.Count);
    }

    [Fact]
    public async Task A_pull_request_that_search_may_not_show_is_named_and_not_looked_for_again()
    {
        using var script = new GitHubScript(GitHubScript.Ok($$"""
            { "data": { {{Owner}}, "created": { "issueCount": 2, "pageInfo": { "hasNextPage": false }, "nodes": [ {{Pull("A")}}, null ] },
                        "merged": { "issueCount": 0, "pageInfo": { "hasNextPage": false }, "nodes": [] } },
              "errors": [ { "type": "FORBIDDEN", "path": ["created", "nodes", 1], "message": "Resource protected by organization SAML enforcement." } ] }
            """));
        await using var gitHub = GitHubAtWork.Scripted(script);

        var listed = await gitHub.ListAsync("ada");

        Assert.Single(listed.PullRequests);
        Assert.Equal(
            "Of 2 pull requests opened in the period, 1 could not be fetched. GitHub does not show it to these credentials: Resource protected by organization SAML enforcement.",
            Assert.Single(listed.Outcome.Missing));
        Assert.Single(script.Requests);
    }

    [Fact]
    public async Task A_private_pull_request_is_dropped_even_when_the_search_for_public_ones_gives_it()
    {
        using var script = new GitHubScript(GitHubScript.Ok($$"""
            { "data": { {{Owner}}, "created": { "issueCount": 2, "pageInfo": { "hasNextPage": false }, "nodes": [ {{Pull("A")}}, {{Pull("B", isPrivate: true)}} ] },
                        "merged": { "issueCount": 0, "nodes": [] } } }
            """));
        await using var gitHub = GitHubAtWork.Scripted(script);

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal("A", Assert.Single(listed.PullRequests).NodeId);
        Assert.Empty(listed.Outcome.Missing);
    }

    [Fact]
    public async Task An_owner_that_GitHub_stumbled_over_is_not_an_unknown_user()
    {
        var page = """ "created": { "issueCount": 0, "nodes": [] }, "merged": { "issueCount": 0, "nodes": [] } """;
        using var script = new GitHubScript(
            GitHubScript.Ok($$"""{ "data": { "repositoryOwner": null, {{page}} }, "errors": [ { "path": ["repositoryOwner"], "message": "An internal error occurred." } ] }"""),
            GitHubScript.Ok($$"""{ "data": { {{Owner}}, {{page}} } }"""));
        await using var gitHub = GitHubAtWork.Scripted(script);

        Assert.Equal("Ada", (await gitHub.ListAsync("ada")).Outcome.Subject?.Login);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "data": null }""")]
    [InlineData("""{ "data": { "created": 7 } }""")]
    [InlineData("""{ "data": { "created": { "issueCount": 1 """)]
    [InlineData("<html>Unicorn!</html>")]
    public async Task Any_answer_that_makes_no_sense_ends_in_a_clear_refusal(string body)
    {
        var time = new ManualTimeProvider();
        using var script = new GitHubScript(GitHubScript.Ok(body));
        await using var gitHub = GitHubAtWork.Scripted(script, time);

        var listed = await time.RushAsync(null, gitHub.ListAsync("ada"), TimeSpan.FromSeconds(2));

        Assert.Equal(GitHubErrorKind.Unavailable, listed.Outcome.Error?.Kind);
        Assert.DoesNotContain("did not answer", listed.Outcome.Error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_never_answered_is_given_up_after_15_seconds_and_sent_again()
    {
        var time = new ManualTimeProvider();
        using var script = new GitHubScript(null, GitHubScript.Ok($$"""{ "data": { {{Owner}} } }"""));
        await using var gitHub = GitHubAtWork.Scripted(script, time);

        var finding = gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);
        await script.Unanswered;
        time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.Single(script.Requests);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await time.WhenArmedAsync(1);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("Ada", (await finding).Subject?.Login);
        Assert.Equal(2, script.Requests.Count);
    }

    private static string FilesOf(string id) => $$"""
        { "id": "{{id}}", "updatedAt": "2025-06-01T00:00:00Z", "changedFiles": 1,
          "files": { "totalCount": 1, "pageInfo": { "hasNextPage": false }, "nodes": [ { "path": "{{id}}.cs", "additions": 1, "deletions": 2 }, null ] } }
        """;

    private static string Pull(string id, bool isPrivate = false) => $$"""
        { "id": "{{id}}", "number": {{id[0] - '@'}}, "title": null, "url": "https://github.com/acme/tool/pull/1", "createdAt": "2025-06-01T00:00:00Z", "updatedAt": "2025-06-01T00:00:00Z",
          "additions": 1, "deletions": 2, "changedFiles": 1, "repository": { "nameWithOwner": "acme/tool", "isPrivate": {{(isPrivate ? "true" : "false")}} } }
        """;

    private static ListedPullRequest Wants(string id) => new()
    {
        NodeId = id, Repository = "acme/tool", Number = 1, Title = "", Url = "", CreatedAt = default, UpdatedAt = default, Additions = 1, Deletions = 2, ChangedFiles = 1, AuthorAssociation = "NONE",
    };
}
