using System.Net;
using System.Text.Json;

namespace GitBrag.Api.Tests;

public sealed class DescriptionTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task Every_call_is_described_with_its_parameters_answers_and_problems()
    {
        using var response = await service.GetAsync("/openapi/v1.json");
        var document = await response.JsonAsync();

        var calls = document.GetProperty("paths").EnumerateObject()
            .SelectMany(static path => path.Value.EnumerateObject().Select(call => (Name: $"{call.Name} {path.Name}", call.Value)))
            .ToDictionary(static call => call.Name, static call => call.Value);
        const string user = "/api/v1/users/{username}";
        string[] expected =
        [
            $"get {user}", $"delete {user}", $"get {user}/reports", $"get {user}/reports/{{period}}", $"post {user}/reports/{{period}}",
            $"get {user}/task", $"get {user}/task/events", $"get {user}/tasks/{{id}}", $"delete {user}/tasks/{{id}}", "get /health/live", "get /health/ready",
            "get /user/github/{username}/export.json", "get /user/github/{username}/export.csv", "get /user/github/{username}/export.md",
            "get /user/github/{username}/card.svg", "get /user/github/{username}/badge.svg",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), calls.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, call) in calls)
        {
            Assert.NotEmpty(call.Text("summary"));
            Assert.NotEmpty(call.Text("operationId"));
            foreach (var parameter in call.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToList() : [])
            {
                Assert.NotEmpty(parameter.Text("description"));
            }

            if (name.Contains(user, StringComparison.Ordinal))
            {
                var problem = call.GetProperty("responses").GetProperty("400").GetProperty("content").GetProperty("application/problem+json");
                Assert.EndsWith("/Problem", problem.GetProperty("schema").Text("$ref"), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_report_matches_its_description()
    {
        await service.StoreAsync(StoredReports.Sample("described", "1_year", DateTimeOffset.UnixEpoch));
        var document = await (await service.GetAsync("/openapi/v1.json")).JsonAsync();
        var report = await (await service.GetAsync("/api/v1/users/described/reports/1_year")).JsonAsync();

        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("Report");
        Assert.Equal(Names(schema.GetProperty("properties")), Names(report));
        Assert.Equal("integer", schema.GetProperty("properties").GetProperty("schemaVersion").Text("type"));
    }

    [Fact]
    public async Task The_home_page_leads_to_the_description()
    {
        var page = await (await service.GetAsync("/")).Content.ReadAsStringAsync();

        Assert.Contains("href=\"/openapi/v1.json\"", page, StringComparison.Ordinal);
        using var described = await service.GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, described.StatusCode);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task A_running_service_is_live_and_ready(string path, string expected)
    {
        using var response = await service.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("Server"));
    }

    private static List<string> Names(JsonElement element) => [.. element.EnumerateObject().Select(static member => member.Name).Order(StringComparer.Ordinal)];
}
