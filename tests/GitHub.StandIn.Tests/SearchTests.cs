using System.Globalization;

namespace GitBrag.GitHub.StandIn;

public sealed class SearchTests : StandInTests
{
    private const string Search = """
        query Search($query: String!, $after: String) {
          search(type: ISSUE, query: $query, first: 100, after: $after) { issueCount pageInfo { hasNextPage endCursor } nodes { ... on PullRequest { number } } }
        }
        """;

    [Fact]
    public async Task Somebody_who_cannot_be_searched_is_not_found_but_has_a_list()
    {
        GitHub.World.AddUser(new WorldUser { Login = "shy", IsSearchable = false });
        GitHub.World.AddPullRequest(new WorldPullRequest { Repository = "a/b", Number = 1, Author = "shy", CreatedAt = DateTimeOffset.UnixEpoch });

        var data = await Client.DataAsync("""{ search(type: ISSUE, query: "is:pr author:shy", first: 1) { issueCount } user(login: "shy") { pullRequests(first: 1) { totalCount } } }""");
        using var rest = await Client.GetAsync("search/issues?q=is:pr+author:shy");

        Assert.Equal((0, 1), (data.Number("search.issueCount"), data.Number("user.pullRequests.totalCount")));
        Assert.Equal(422, (int)rest.StatusCode);
    }

    [Fact]
    public async Task A_search_stops_at_1000_results_and_counts_them_all()
    {
        GitHub.World.AddGenerated("busy", 1200, maxFiles: 1);

        var results = 0;
        string? after = null;
        do
        {
            var page = (await Client.DataAsync(Search, new { query = "is:pr author:busy", after })).GetProperty("search");
            Assert.Equal(1200, page.Number("issueCount"));
            results += page.GetProperty("nodes").GetArrayLength();
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(1000, results);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Client.GetAsync("search/issues?q=author:busy&per_page=100&page=11")).StatusCode);
    }

    [Theory]
    [InlineData("created:2026-03-01..2026-03-02", "1 2 3")]
    [InlineData("created:2026-03-01T10:00:00Z..2026-03-02T10:00:00Z", "1 2")]
    [InlineData("created:2026-03-01T10:00:01Z..2026-03-02T09:59:59Z", "")]
    [InlineData("created:2026-03-01T12:00:00+02:00", "1")]
    [InlineData("created:*..2026-03-01", "1")]
    [InlineData("created:2026-03-02..*", "2 3 4")]
    [InlineData("created:>2026-03-02", "4")]
    [InlineData("created:>=2026-03-02T23:59:59Z", "3 4")]
    [InlineData("created:<2026-03-02", "1")]
    [InlineData("created:<=2026-03-02T10:00:00Z", "1 2")]
    [InlineData("-created:2026-03-02", "1 4")]
    [InlineData("merged:2026-03-04", "2")]
    [InlineData("closed:2026-03-04", "2 3")]
    [InlineData("updated:>=2026-03-05", "4")]
    [InlineData("is:merged", "2")]
    [InlineData("-is:merged is:closed", "3")]
    [InlineData("is:unmerged is:open", "1 4")]
    [InlineData("is:draft", "4")]
    [InlineData("repo:one/x", "1 2")]
    [InlineData("org:TWO", "3 4")]
    [InlineData("is:issue", "")]
    [InlineData("nonsense:value", "")]
    [InlineData("\"second change\"", "2")]
    public async Task A_qualifier_finds_what_it_says(string qualifiers, string numbers)
    {
        Add(1, "one/x", "2026-03-01T10:00:00Z", null, null);
        Add(2, "one/x", "2026-03-02T10:00:00Z", "2026-03-04T08:00:00Z", "2026-03-04T08:00:00Z", "Second change");
        Add(3, "two/y", "2026-03-02T23:59:59Z", "2026-03-04T09:00:00Z", null);
        Add(4, "two/y", "2026-03-03T00:00:00Z", null, null, isDraft: true, updated: "2026-03-05T00:00:00Z");
        GitHub.World.AddGenerated("somebody-else", 5);

        var found = (await Client.DataAsync(Search, new { query = $"is:pr author:ada {qualifiers} sort:created-asc" })).At("search.nodes");

        Assert.Equal(numbers, string.Join(' ', found.EnumerateArray().Select(node => node.Number("number"))));
    }

    [Fact]
    public async Task An_author_who_does_not_exist_is_an_error_in_REST_and_nothing_in_GraphQL()
    {
        var rest = await Client.GetAsync("search/issues?q=author:nobody");
        var graphQL = await Client.DataAsync(Search, new { query = "is:pr author:nobody" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, rest.StatusCode);
        Assert.Equal(0, graphQL.Number("search.issueCount"));
    }

    private void Add(
        int number, string repository, string created, string? closed, string? merged, string title = "A change", bool isDraft = false, string? updated = null)
    {
        GitHub.World.AddPullRequest(new WorldPullRequest
        {
            Repository = repository, Number = number, Author = "Ada", Title = title, IsDraft = isDraft, CreatedAt = Instant(created)!.Value,
            ClosedAt = Instant(closed), MergedAt = Instant(merged), UpdatedAt = Instant(updated) ?? default,
        });

        static DateTimeOffset? Instant(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}
