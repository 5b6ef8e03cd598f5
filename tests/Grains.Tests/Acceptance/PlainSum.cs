using System.Net.Http.Json;
using System.Text.Json;
using GitBrag.GitHub.StandIn;
using GitBrag.Tests.GitHub;

namespace GitBrag.Tests.Acceptance;

/// <summary>Adds up what a report must say by asking for one page after the other, with nothing of the product's own.</summary>
internal static class PlainSum
{
    private const string Query = """
        query($login: String!, $after: String) {
          user(login: $login) {
            pullRequests(first: 100, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
              pageInfo { hasNextPage endCursor }
              nodes { number title state createdAt mergedAt closedAt additions deletions changedFiles repository { nameWithOwner isPrivate } }
            }
          }
        }
        """;

    /// <summary>Reads all public pull requests of a person.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadAsync(GitHubDouble twin, string login)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", GitHubDouble.Token);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("plain-sum");
        var pulls = new List<JsonElement>();
        string? after = null;
        do
        {
            using var answer = await http.PostAsJsonAsync(new Uri(twin.Address, "graphql"), new { query = Query, variables = new { login, after } });
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            var page = body.GetProperty("data").GetProperty("user").GetProperty("pullRequests");
            pulls.AddRange(page.GetProperty("nodes").EnumerateArray().Where(pull => !pull.GetProperty("repository").GetProperty("isPrivate").GetBoolean()));
            var next = page.GetProperty("pageInfo");
            after = next.GetProperty("hasNextPage").GetBoolean() ? next.GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);
        return pulls;
    }

    /// <summary>Adds up those that were opened or merged in a period.</summary>
    public static WorldSums Of(IEnumerable<JsonElement> pulls, DateTimeOffset since, DateTimeOffset until)
    {
        var listed = pulls.Where(pull => Within(pull.GetProperty("createdAt")) || Within(pull.GetProperty("mergedAt"))).ToList();
        var counted = listed.Where(pull => State(pull) != "CLOSED").ToList();
        return new WorldSums(
            counted.Count,
            counted.Count(pull => State(pull) == "MERGED"),
            counted.Count(pull => State(pull) == "OPEN"),
            listed.Count - counted.Count,
            counted.Select(Repository).Distinct().Count(),
            counted.Sum(pull => pull.GetProperty("additions").GetInt64()),
            counted.Sum(pull => pull.GetProperty("deletions").GetInt64()),
            counted.Sum(pull => pull.GetProperty("changedFiles").GetInt64()));

        bool Within(JsonElement instant) => instant.ValueKind == JsonValueKind.String && since <= instant.GetDateTimeOffset() && instant.GetDateTimeOffset() <= until;
    }

    /// <summary>The repository of a pull request.</summary>
    public static string Repository(JsonElement pull) => pull.GetProperty("repository").GetProperty("nameWithOwner").GetString()!;

    private static string? State(JsonElement pull) => pull.GetProperty("state").GetString();
}
