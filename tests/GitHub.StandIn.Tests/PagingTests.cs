using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

public sealed class PagingTests : StandInTests
{
    private const string Newest = """
        query Newest($login: String!, $first: Int, $after: String, $last: Int, $before: String) {
          user(login: $login) {
            pullRequests(first: $first, after: $after, last: $last, before: $before, orderBy: { field: UPDATED_AT, direction: DESC }) {
              totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor } nodes { id updatedAt }
            }
          }
        }
        """;

    [Fact]
    public async Task Following_end_cursors_yields_every_pull_request_once_in_order()
    {
        var expected = GitHub.World.AddGenerated("busy", 250).OrderByDescending(p => (p.UpdatedAt, p.DatabaseId)).Select(p => p.Id);

        var seen = new List<string?>();
        string? after = null;
        do
        {
            var page = (await Client.DataAsync(Newest, new { login = "BUSY", first = 100, after })).At("user.pullRequests");
            Assert.Equal(250, page.Number("totalCount"));
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.Text("id")));
            Assert.Equal(page.Text("pageInfo.endCursor"), page.GetProperty("edges").EnumerateArray().Last().Text("cursor"));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Paging_from_the_end_meets_paging_from_the_start()
    {
        var expected = GitHub.World.AddGenerated("busy", 130).OrderByDescending(p => (p.UpdatedAt, p.DatabaseId)).Select(p => p.Id).ToList();

        var tail = (await Client.DataAsync(Newest, new { login = "busy", last = 50 })).At("user.pullRequests");
        var middle = (await Client.DataAsync(Newest, new { login = "busy", last = 30, before = tail.Text("pageInfo.startCursor") })).At("user.pullRequests");

        Assert.False(tail.At("pageInfo.hasNextPage").GetBoolean());
        Assert.True(middle.At("pageInfo.hasPreviousPage").GetBoolean());
        Assert.Equal(expected[50..130], Ids(middle).Concat(Ids(tail)));

        static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("nodes").EnumerateArray().Select(node => node.Text("id"));
    }

    [Theory]
    [InlineData(101, null, "EXCESSIVE_PAGINATION")]
    [InlineData(10, "Y3Vyc29yOjEw", "INVALID_CURSOR_ARGUMENTS")]
    [InlineData(10, "not base64!", "INVALID_CURSOR_ARGUMENTS")]
    [InlineData(null, null, "MISSING_PAGINATION_BOUNDARIES")]
    public async Task A_page_that_GitHub_would_refuse_is_refused(int? first, string? after, string type)
    {
        GitHub.World.AddGenerated("busy", 20);

        var answer = await Client.QueryAsync(Newest, new { login = "busy", first, after });

        Assert.Equal(type, answer.Text("errors.0.type"));
        Assert.Equal(JsonValueKind.Null, answer.At("data.user").ValueKind);
    }

    [Fact]
    public async Task A_file_list_stops_at_3000_files_while_the_totals_count_all()
    {
        var files = Enumerable.Range(0, 3210).Select(i => new WorldFile($"src/{i}.cs", 1, 0)).ToList();
        var huge = GitHub.World.AddPullRequest(new WorldPullRequest { Repository = "a/b", Number = 7, Author = "c", CreatedAt = DateTimeOffset.UnixEpoch, Files = files });
        const string Query = """
            query Files($id: ID!, $after: String) {
              node(id: $id) { ... on PullRequest { additions changedFiles files(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { path } } } }
            }
            """;

        var paths = new HashSet<string?>();
        var page = default(JsonElement);
        for (string? after = null; paths.Count == 0 || after is not null; after = page.At("files.pageInfo.hasNextPage").GetBoolean() ? page.Text("files.pageInfo.endCursor") : null)
        {
            page = (await Client.DataAsync(Query, new { id = huge.Id, after })).GetProperty("node");
            foreach (var node in page.At("files.nodes").EnumerateArray()) Assert.True(paths.Add(node.Text("path")));
        }

        Assert.Equal(3000, paths.Count);
        Assert.Equal((3210, 3210, 3000), (page.Number("additions"), page.Number("changedFiles"), page.Number("files.totalCount")));
        Assert.Equal(30, GitHub.Stats.FileLists.Count(key => key == "a/b#7"));
    }

    [Fact]
    public async Task REST_pages_carry_links_to_their_neighbours()
    {
        var files = Enumerable.Range(0, 120).Select(i => new WorldFile($"{i}.md", 1, 0)).ToList();
        GitHub.World.AddPullRequest(new WorldPullRequest { Repository = "a/b", Number = 1, Author = "c", CreatedAt = DateTimeOffset.UnixEpoch, Files = files });

        using var response = await Client.GetAsync("api/v3/repos/a/b/pulls/1/files?per_page=50&page=2");

        var links = response.Headers.GetValues("link").Single();
        Assert.Contains($"<{GitHub.ApiUrl}api/v3/repos/a/b/pulls/1/files?per_page=50&page=3>; rel=\"next\"", links, StringComparison.Ordinal);
        Assert.Contains("page=1>; rel=\"prev\"", links, StringComparison.Ordinal);
        Assert.Equal("50.md", (await response.Content.ReadFromJsonAsync<JsonElement>()).Text("0.filename"));
    }
}
