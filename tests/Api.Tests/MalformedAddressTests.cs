using System.Net;

namespace GitBrag.Api.Tests;

public sealed class MalformedAddressTests(TestService service) : IClassFixture<TestService>
{
    public static TheoryData<string> Usernames =>
    [
        "u5%20is:merged",
        "u5+is:merged",
        "a%2Fb",
        "..%2F..",
        "%2e%2e%2f",
        new string('a', 41),
        new string('a', 2000),
        "%D0%BEctocat",
        "octo%E2%84%AAat",
        "%EF%BD%8Fctocat",
        "octocat%0A",
        "octo%22cat",
        "a@b",
        "octo.cat",
        "[bot]",
        "%F0%9F%90%B1",
    ];

    public static TheoryData<string> Periods =>
    [
        "3_years",
        "1year",
        "-1_year",
        "2024-02-31..2024-03-01",
        "2023-02-29..2023-03-01",
        "2024-12-31..2024-01-01",
        "2024-01-01..9999-12-31",
        "2007-12-31..2008-02-01",
        "2024-01-01",
        "2024-01-01..",
        "..2024-01-01",
        "2024-1-1..2024-2-2",
        "2024-01-01T00:00:00..2024-02-01T00:00:00",
        "%D9%A2%D9%A0%D9%A2%D9%A4-01-01..2024-02-01",
        "1_year%20",
        "2024-01-01..2024-02-01..2024-03-01",
        "1_year%2F..%2F2_years",
        "'%3B%20DROP%20TABLE",
        new string('9', 3000),
    ];

    [Theory]
    [MemberData(nameof(Usernames))]
    public async Task A_malformed_username_is_refused_by_every_call(string username)
    {
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "/reports/1_year"), (HttpMethod.Post, "/reports/1_year"), (HttpMethod.Get, "/reports"), (HttpMethod.Get, "/task"), (HttpMethod.Get, "/task/events"),
            (HttpMethod.Get, "/tasks/x"), (HttpMethod.Delete, "/tasks/x"), (HttpMethod.Get, ""), (HttpMethod.Delete, ""),
        })
        {
            using var response = await service.SendAsync(method, $"/api/v1/users/{username}{path}", TestService.Token);
            var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-username");
            Assert.Contains("1 to 40", problem.Text("detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Predecessor_fault_10_a_username_with_search_words_never_reaches_GitHub()
    {
        await using var own = await TestService.StartAsync();

        using var response = await own.PostAsync("/api/v1/users/u5%20is:merged/reports/1_year");

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-username");
        Assert.Equal(0, own.GitHub.Stats.Calls);
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task A_malformed_period_is_refused(string period)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var response = await service.SendAsync(method, $"/api/v1/users/octocat/reports/{period}", TestService.Token);
            var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-period");
            Assert.Contains("2024-01-01..2024-12-31", problem.Text("detail"), StringComparison.Ordinal);
        }
    }
}
