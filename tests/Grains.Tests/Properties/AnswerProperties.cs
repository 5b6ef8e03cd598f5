using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using GitBrag.GitHub;
using GitBrag.Reports.Generation;
using GitBrag.Testing;
using GitBrag.Tests.GitHub;
using GitBrag.Tests.Reports;

namespace GitBrag.Tests.Properties;

/// <summary>Whatever GitHub answers, there is a listing or a clear refusal, and for every file list a list or a reason.</summary>
public sealed class AnswerProperties
{
    private const string Pull = """
        { "id": "A", "number": 1, "title": "t", "url": "https://github.com/o/r/pull/1", "isDraft": false, "createdAt": "2025-03-01T00:00:00Z", "updatedAt": "2025-03-02T00:00:00Z",
          "mergedAt": null, "closedAt": null, "additions": 1, "deletions": 1, "changedFiles": 1, "authorAssociation": "OWNER",
          "repository": { "nameWithOwner": "o/r", "url": "https://github.com/o/r", "description": null, "isPrivate": false, "stargazerCount": 1, "createdAt": "2020-01-01T00:00:00Z" } }
        """;

    private const string Files = """{ "totalCount": 1, "pageInfo": { "hasNextPage": false, "endCursor": null }, "nodes": [ { "path": "a.cs", "additions": 1, "deletions": 1 } ] }""";

    // A script answers at once.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    // Of a shape that answers every query of this program.
    private static readonly string Good = $$"""
        { "data": {
            "rateLimit": { "cost": 1, "remaining": 4000, "resetAt": "2026-01-01T00:30:00Z" },
            "repositoryOwner": { "__typename": "User", "login": "Ada", "databaseId": 7 },
            "created": { "issueCount": 1, "pageInfo": { "hasNextPage": false }, "nodes": [ {{Pull}} ] },
            "merged": { "issueCount": 0, "pageInfo": { "hasNextPage": false }, "nodes": [] },
            "search": { "issueCount": 1, "pageInfo": { "hasNextPage": false }, "nodes": [ {{Pull}} ] },
            "nodes": [ { "id": "A", "updatedAt": "2025-03-02T00:00:00Z", "changedFiles": 1, "files": {{Files}} } ],
            "node": { "id": "A", "updatedAt": "2025-03-02T00:00:00Z", "changedFiles": 1, "files": {{Files}} } },
          "errors": [ { "type": "NOT_FOUND", "path": [ "nodes", 3 ], "message": "Gone." } ] }
        """;

    private static readonly Gen<string> AnyValue = Gen.Elements(
        "null", "true", "-1", "0", "2147483647", "1e300", "\"\"", "\"x\"", "\"2025-13-45\"", "\"0001-01-01T00:00:00Z\"", "[]", "{}", "[null]", "[[]]", "\"RATE_LIMITED\"",
        "\"FORBIDDEN\"", "\"Something went wrong while executing your query\"", "\"You have exceeded a secondary rate limit\"");

    private static readonly Gen<string> AnyBody = Gen.OneOf(
        from places in Gen.Choose(0, 1000).ListOf(3)
        from values in AnyValue.ListOf(3)
        select places.Zip(values).Aggregate(Good, (body, change) => Replace(body, change.First, change.Second)),
        Gen.Choose(0, Good.Length).Select(length => Good[..length]),
        Gen.Elements("", "null", "[]", "<html>502</html>", "{\"message\":\"Bad credentials\"}", "{\"errors\":[]}", "{\"data\":null}", "{\"data\":{}}", "\u0000"));

    private static readonly Gen<Answer> AnyAnswer =
        from status in Gen.Frequency((6, Gen.Constant(200)), (4, Gen.Elements(201, 204, 304, 400, 401, 403, 404, 408, 422, 429, 451, 500, 502, 503, 504)))
        from body in AnyBody
        from header in Gen.Frequency((5, Gen.Constant("")), (3, Gen.Elements(
            "retry-after: 7", "retry-after: soon", "retry-after: 0", "x-ratelimit-remaining: 0", "x-ratelimit-remaining: many", "x-ratelimit-reset: 99999999999999999999", "x-ratelimit-reset: 1767226000")))
        select new Answer(status, body, header);

    private sealed record Answer(int Status, string Body, string Header);

    [Fact]
    public async Task A_listing_or_a_clear_refusal()
    {
        await Property.HoldsAsync(AnyAnswer.ListOf(), examples: 60, async answers =>
        {
            var clock = new ManualTimeProvider();
            using var script = new GitHubScript([.. answers.Select(Scripted), GitHubScript.Ok(Good)]);
            await using var gitHub = GitHubAtWork.Scripted(script, clock);

            var listed = await clock.RushAsync(null, gitHub.ListAsync("ada"), Step);

            Assert.True((listed.Outcome.Subject is null) == listed.Outcome.Error is not null, $"{listed.Outcome}");
            Assert.All([listed.Outcome.Error?.Kind], kind => Assert.Contains(kind, new GitHubErrorKind?[] { null, GitHubErrorKind.UserNotFound, GitHubErrorKind.NotAUser, GitHubErrorKind.BadCredentials, GitHubErrorKind.Unavailable }));
            Assert.True(listed.Outcome.Error is not { Detail: "" });
            Assert.All(listed.PullRequests, pull => Assert.NotEqual("", pull.NodeId));
        });
    }

    [Fact]
    public async Task A_list_or_a_reason_for_every_pull_request()
    {
        ListedPullRequest[] wanted = [.. Enumerable.Range(1, 4).Select(number => Sample.Open(number).ToListed() with { NodeId = $"N{number}" })];
        await Property.HoldsAsync(AnyAnswer.ListOf(), examples: 60, async answers =>
        {
            var clock = new ManualTimeProvider();
            using var script = new GitHubScript([.. answers.Select(Scripted), GitHubScript.Ok(Good)]);
            await using var gitHub = GitHubAtWork.Scripted(script, clock);

            var lists = await clock.RushAsync(null, gitHub.FetchAsync(wanted), Step);

            Assert.Equal(wanted.Select(pull => pull.Identity), lists.Select(list => list.Pull.Identity).Order());
            Assert.All(lists, list => Assert.True(list.Files is null == list.MissingReason is { Length: > 0 }, $"{list}"));
        });
    }

    private static Func<HttpResponseMessage> Scripted(Answer answer) => () =>
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new StringContent(answer.Body) };
        if (answer.Header.Split(": ") is [var name, var value])
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    };

    // Puts another value in some place of a document.
    private static string Replace(string body, int place, string value)
    {
        var document = JsonNode.Parse(body)!;
        var places = Places(document).ToList();
        if (places.Count == 0)
            return body;
        var (parent, key) = places[place % places.Count];
        if (parent is JsonObject record)
            record[key] = JsonNode.Parse(value);
        else
            ((JsonArray)parent)[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        return document.ToJsonString(JsonSerializerOptions.Default);
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject record => record.SelectMany(member => Places(member.Value).Prepend((record, member.Key))),
        JsonArray list => list.SelectMany((item, i) => Places(item).Prepend((list, $"{i}"))),
        _ => [],
    };
}
