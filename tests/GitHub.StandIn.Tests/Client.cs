using System.Net.Http.Headers;
using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

/// <summary>A plain client of a stand-in, with a user agent and a token.</summary>
internal sealed class Client : IDisposable
{
    private readonly GitHubStandIn _github;
    private readonly HttpClient _http;

    public Client(GitHubStandIn github, string? token = GitHubStandIn.DefaultToken)
    {
        _github = github;
        _http = new HttpClient { BaseAddress = github.ApiUrl, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("tests/1.0");
        if (token is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<JsonElement> GetJsonAsync(string path) => await JsonAsync(await GetAsync(path));

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);

    public Task<HttpResponseMessage> SendQueryAsync(string query, object? variables = null) =>
        _http.PostAsJsonAsync(_github.GraphQLUrl, new { query, variables = variables ?? new { } });

    /// <summary>The whole answer to a GraphQL query, with data and errors.</summary>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null) => await JsonAsync(await SendQueryAsync(query, variables));

    /// <summary>The data of a GraphQL query that has no errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var answer = await QueryAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using (response) return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => _http.Dispose();
}

internal static class JsonPath
{
    /// <summary>The element under a path of property names and positions, as in <c>user.pullRequests.nodes.0.title</c>.</summary>
    public static JsonElement At(this JsonElement json, string path) =>
        path.Split('.').Aggregate(json, (element, step) => int.TryParse(step, out var index) ? element[index] : element.GetProperty(step));

    public static string? Text(this JsonElement json, string path) => json.At(path).GetString();

    public static int Number(this JsonElement json, string path) => json.At(path).GetInt32();
}
