using System.Net;
using GitBrag.Api.Tests.SignIn;

namespace GitBrag.Api.Tests.Attacks;

public sealed class CrossSiteRequestTests(SignInService fixture) : IClassFixture<SignInService>
{
    private readonly TestService _service = fixture.Service;

    public static TheoryData<string, string> ForeignHeaders => new()
    {
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
        { "Sec-Fetch-Site", "SAME-ORIGIN" },
        { "Sec-Fetch-Site", "same-origin, cross-site" },
        { "Origin", "https://evil.example" },
        { "Origin", "null" },
        { "Origin", "http://127.0.0.1" },
        { "X-Nothing", "neither header" },
    };

    [Theory]
    [MemberData(nameof(ForeignHeaders))]
    public async Task A_session_changes_nothing_for_another_site(string name, string value)
    {
        using var browser = new Browser(_service);
        await browser.SignInAsync();
        var token = await browser.FormTokenAsync();

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Post, "/api/v1/users/octocat/reports/1_year"), (HttpMethod.Delete, "/api/v1/users/octocat/tasks/x"), (HttpMethod.Delete, "/api/v1/users/octocat"),
            (HttpMethod.Post, "/auth/logout"), (HttpMethod.Post, "/user/github/octocat/generate"), (HttpMethod.Post, "/user/github/octocat/cancel"), (HttpMethod.Put, "/nothing"),
        })
        {
            using var response = await browser.SendAsync(method, path, path.StartsWith("/api/", StringComparison.Ordinal) ? null : [token], (name, value));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        using var still = await browser.PostAsync("/api/v1/users/tester/reports/1_year");
        Assert.True(still.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_page_of_another_site_cannot_use_the_credentials_that_a_local_service_lends(string name, string value)
    {
        await using var local = await TestService.StartAsync("GITHUB_TOKEN=standin-token");

        using var foreign = await local.SendAsync(HttpMethod.Post, "/api/v1/users/octocat/reports/1_year", null, null, (name, value));
        using var program = await local.PostAsync("/api/v1/users/tester/reports/1_year", null);

        await foreign.IsProblemAsync(HttpStatusCode.Forbidden, "cross-site-request");
        Assert.Equal(HttpStatusCode.Accepted, program.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evil.example:80")]
    public async Task A_name_of_somebody_elses_that_leads_here_is_not_answered(string host)
    {
        await using var local = await TestService.StartAsync("GITHUB_TOKEN=standin-token");

        using var response = await local.SendAsync(HttpMethod.Post, "/api/v1/users/octocat/reports/1_year", null, null, ("Host", host), ("Origin", $"http://{host}"));

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "wrong-host");
    }

    [Fact]
    public async Task A_sign_out_without_the_forms_token_or_with_somebody_elses_is_refused()
    {
        using var browser = new Browser(_service);
        using var other = new Browser(_service);
        await browser.SignInAsync();
        _service.GitHub.Consent.Login = "mallory";
        _service.GitHub.Tokens.Add("mallory-token", "mallory");
        await other.SignInAsync();
        _service.GitHub.Consent.Login = "tester";
        var foreign = await other.FormTokenAsync();

        using var without = await browser.PostAsync("/auth/logout");
        using var with = await browser.PostAsync("/auth/logout", foreign);

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, with.StatusCode);
        Assert.NotNull(browser.SessionId);
        using var page = await browser.GetAsync("/auth/logout");
        Assert.Contains("tester", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_changed_by_GET_and_no_other_site_may_read()
    {
        using var browser = new Browser(_service);
        await browser.SignInAsync();

        using var signOut = await browser.GetAsync("/auth/logout", ("Sec-Fetch-Site", "cross-site"));
        using var read = await browser.GetAsync("/api/v1/users/tester", ("Origin", "https://evil.example"));
        using var preflight = await browser.SendAsync(HttpMethod.Options, "/api/v1/users/tester/reports/1_year", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"));

        Assert.NotNull(browser.SessionId);
        Assert.All([signOut, read, preflight], static response => Assert.DoesNotContain(response.Headers, static header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)));
    }
}
