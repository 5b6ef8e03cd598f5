using System.Net;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Api.Tests;

public sealed class UserTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_profile_is_asked_for_with_the_callers_token_and_kept()
    {
        service.GitHub.World.AddUser(new WorldUser { Login = "Prof-Ile", Name = "Prof Ile", Bio = "Likes \"quotes\"", Website = "javascript:alert(1)" });
        using var unknown = await service.GetAsync("/api/v1/users/prof-ile");
        await unknown.IsProblemAsync(HttpStatusCode.NotFound, "profile-not-found");

        var asked = await (await service.GetAsync("/api/v1/users/prof-ile", TestService.Token)).JsonAsync();
        var kept = await (await service.GetAsync("/api/v1/users/PROF-ILE")).JsonAsync();

        Assert.Equal(("Prof-Ile", "Prof Ile"), (asked.Text("login"), asked.Text("name")));
        Assert.Equal("javascript:alert(1)", asked.Text("website"));
        Assert.Equal(asked.ToString(), kept.ToString());
    }

    [Fact]
    public async Task A_profile_of_nobody_is_not_found()
    {
        using var response = await service.GetAsync("/api/v1/users/nobody-at-all", TestService.Token);

        await response.IsProblemAsync(HttpStatusCode.NotFound, "profile-not-found");
    }

    [Fact]
    public async Task Stored_reports_are_listed_newest_first()
    {
        service.GitHub.World.AddGenerated("listed", 2);
        await service.GenerateAsync("listed/reports/1_year");
        await service.GenerateAsync("listed/reports/2024-01-01..2024-12-31");

        var list = await (await service.GetAsync("/api/v1/users/LISTED/reports")).JsonAsync();

        Assert.Equal("listed", list.Text("username"));
        var reports = list.GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal(["2024-01-01..2024-12-31", "1_year"], reports.Select(static report => report.Text("period")));
        Assert.All(reports, static report => Assert.True(report.GetProperty("complete").GetBoolean()));
        Assert.All(reports, static report => Assert.False(report.GetProperty("stale").GetBoolean()));
        foreach (var report in reports)
        {
            using var read = await service.GetAsync(report.Text("url"));
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        }
    }

    [Fact]
    public async Task The_operator_erases_a_username_and_bars_it()
    {
        service.GitHub.World.AddGenerated("erased", 2);
        await service.GenerateAsync("erased/reports/1_year");
        using var before = await service.GetAsync("/api/v1/users/erased/reports/1_year");
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using var anonymous = await service.SendAsync(HttpMethod.Delete, "/api/v1/users/erased");
        await anonymous.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
        using var caller = await service.SendAsync(HttpMethod.Delete, "/api/v1/users/erased", TestService.Token);
        await caller.IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        using var erasure = await service.SendAsync(HttpMethod.Delete, "/api/v1/users/Erased?bar=true", null, null, ("Authorization", $"operator {service.OperatorKey}"));

        Assert.Equal(HttpStatusCode.OK, erasure.StatusCode);
        var erased = await erasure.JsonAsync();
        Assert.Equal((1, true), (erased.GetProperty("erasedReports").GetInt32(), erased.GetProperty("barred").GetBoolean()));
        foreach (var path in new[] { "/reports/1_year", "", "/task" })
        {
            using var gone = await service.GetAsync($"/api/v1/users/erased{path}");
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        using var again = await service.PostAsync("/api/v1/users/erased/reports/1_year");
        await again.IsProblemAsync(HttpStatusCode.Forbidden, "username-barred");
    }
}
