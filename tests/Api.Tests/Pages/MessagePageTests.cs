using System.Net;

namespace GitBrag.Api.Tests.Pages;

public sealed class MessagePageTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK, "Every pull request you landed, on one page.")]
    [InlineData("/example", HttpStatusCode.OK, "Wren Aldermoor")]
    [InlineData("/user/github/no.such", HttpStatusCode.BadRequest, "That is not a GitHub username")]
    [InlineData("/user/github?username=", HttpStatusCode.BadRequest, "That is not a GitHub username")]
    [InlineData("/user/github/ada?period=fortnight", HttpStatusCode.BadRequest, "That is not a period")]
    [InlineData("/user/github/ada?private=true", HttpStatusCode.Unauthorized, "Sign in to see a private report")]
    [InlineData("/user/github/ada/generate", HttpStatusCode.OK, "Refresh the report?")]
    [InlineData("/nothing-here", HttpStatusCode.NotFound, "Page not found")]
    public async Task Each_address_has_its_page(string path, HttpStatusCode status, string heading)
    {
        using var response = await service.GetAsync(path, null, ("Accept", "text/html"));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(heading, (await response.PageAsync()).Text("h1"));
    }

    [Fact]
    public async Task A_fault_has_a_page_for_people_and_a_problem_for_programs()
    {
        await service.StoreAsync("ada-broken", "1_year", [1, 2, 3], DateTimeOffset.UnixEpoch.AddYears(55));

        using var forPeople = await service.GetAsync("/user/github/ada-broken", null, ("Accept", "text/html"));
        using var forPrograms = await service.GetAsync("/api/v1/users/ada-broken/reports/1_year", null, ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.InternalServerError, forPeople.StatusCode);
        Assert.Equal("Something went wrong", (await forPeople.PageAsync()).Text("h1"));
        await forPrograms.IsProblemAsync(HttpStatusCode.InternalServerError, "unreadable-storage");
    }

    [Fact]
    public async Task Static_files_are_kept_for_good_under_a_name_that_changes_with_them()
    {
        var page = await (await service.GetAsync("/")).PageAsync();
        foreach (var file in page.QuerySelectorAll("link[rel~='stylesheet'], link[rel='icon'], link[rel='preload']").Select(static link => link.GetAttribute("href")!))
        {
            using var response = await service.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString().Replace("immutable, ", "", StringComparison.Ordinal));
            Assert.Matches("[.][0-9a-f]{12}[.]", file);
        }

        using var unknown = await service.GetAsync("/assets/site.000000000000.css");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
