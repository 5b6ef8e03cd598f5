using System.Net;
using GitBrag.Api.Tests.Pages;

namespace GitBrag.Api.Tests;

public sealed class LegacyLoginTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("octo-")]
    [InlineData("-Octo-")]
    [InlineData("octo--cat")]
    [InlineData("octo_cat_")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghij")]
    public async Task A_login_from_before_the_present_rule_has_a_report_everywhere(string login)
    {
        service.GitHub.World.AddGenerated(login, 3);
        await service.GenerateAsync($"{login}/reports/1_year");

        var report = await (await service.GetAsync($"/api/v1/users/{login}/reports/1_year")).JsonAsync();
        Assert.Equal(login.ToLowerInvariant(), report.Text("username"));
        Assert.Equal(3, report.GetProperty("repositories").EnumerateArray().Sum(static repository => repository.GetProperty("pullRequests").GetArrayLength()));
        var page = await (await service.GetAsync($"/user/github/{login.ToLowerInvariant()}")).PageAsync();
        Assert.Equal(3, page.QuerySelectorAll(".repositories tbody tr").Length);
        foreach (var path in new[] { "card", "card.svg", "badge.svg", "export.csv", "export.md", "export.json", "generate" })
        {
            using var response = await service.GetAsync($"/user/github/{login}/{path}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
