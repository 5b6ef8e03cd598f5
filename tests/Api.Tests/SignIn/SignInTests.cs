using System.Net;

namespace GitBrag.Api.Tests.SignIn;

public sealed class SignInTests(SignInService fixture) : IClassFixture<SignInService>
{
    private readonly TestService _service = fixture.Service;

    [Fact]
    public async Task A_person_who_signs_in_comes_back_and_starts_a_report_with_their_own_token()
    {
        _service.GitHub.World.AddGenerated("signed", 3);
        using var browser = new Browser(_service);

        using var back = await browser.FollowAsync("/auth/login?return_to=/health/live");
        using var started = await browser.PostAsync("/api/v1/users/signed/reports/1_year");

        Assert.Equal("/health/live", back.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var task = await _service.EndOfAsync(started.Headers.Location!.ToString());
        Assert.Equal("succeeded", task.Text("state"));
        Assert.All(_service.GitHub.Stats.Log.Where(static call => call.Kind == "graphql"), static call => Assert.Equal("tester", call.Login));
    }

    [Fact]
    public async Task Signing_in_asks_for_no_scope_and_proves_the_code_is_its_own()
    {
        using var browser = new Browser(_service);

        using var response = await browser.GetAsync("/auth/login");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var location = response.Headers.Location!;
        Assert.Equal($"{_service.GitHub.ApiUrl}login/oauth/authorize", location.GetLeftPart(UriPartial.Path));
        var query = System.Web.HttpUtility.ParseQueryString(location.Query);
        Assert.Equal("standin-client", query["client_id"]);
        Assert.Equal($"{browser.Address}auth/callback", query["redirect_uri"]);
        Assert.Equal("", query["scope"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.True(query["code_challenge"]!.Length >= 43);
        Assert.True(query["state"]!.Length > 40);
    }

    [Fact]
    public async Task Only_a_private_report_asks_for_access_to_private_repositories()
    {
        using var browser = new Browser(_service);

        using var response = await browser.GetAsync("/sign-in?scope=private");

        Assert.Equal("repo", System.Web.HttpUtility.ParseQueryString(response.Headers.Location!.Query)["scope"]);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites_and_lasts_a_day()
    {
        using var browser = new Browser(_service);

        using var response = await browser.GetAsync(await browser.BeginAsync());

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), static text => text.StartsWith(Browser.SessionCookie, StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=86400", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.Equal(43, browser.SessionId!.Length);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_and_not_just_the_cookie()
    {
        using var browser = new Browser(_service);
        var id = await browser.SignInAsync();

        using var response = await browser.SignOutAsync();

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Null(browser.SessionId);
        using var thief = new Browser(_service);
        thief.SetCookie(Browser.SessionCookie, id);
        using var started = await thief.PostAsync("/api/v1/users/octocat/reports/1_year");
        await started.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
    }

    [Fact]
    public async Task A_session_ends_after_a_day_however_much_it_is_used()
    {
        await using var own = await SignInService.StartAsync();
        using var browser = new Browser(own);
        await browser.SignInAsync();
        own.Time.Advance(TimeSpan.FromHours(23.9));
        using var before = await browser.PostAsync("/api/v1/users/tester/reports/1_year");

        own.Time.Advance(TimeSpan.FromHours(0.2));
        using var after = await browser.PostAsync("/api/v1/users/tester/reports/1_year");

        Assert.Equal(HttpStatusCode.Accepted, before.StatusCode);
        await after.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_its_token_is_nowhere_in_the_clear()
    {
        await using var own = await SignInService.StartAsync();
        string id;
        using (var browser = new Browser(own))
        {
            id = await browser.SignInAsync();
        }

        await own.RestartAsync(SignInService.Settings);
        using var again = new Browser(own);
        again.SetCookie(Browser.SessionCookie, id);
        using var started = await again.PostAsync("/api/v1/users/tester/reports/1_year");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await own.EndOfAsync(started.Headers.Location!.ToString());
        await own.StopAsync();

        foreach (var file in Directory.EnumerateFiles(own.Data))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.DoesNotContain("gho_", text, StringComparison.Ordinal);
            Assert.DoesNotContain(id, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(own.Log.Entries, entry => entry.Contains("gho_", StringComparison.Ordinal) || entry.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erasing_a_username_ends_its_sessions_in_every_browser_and_no_others()
    {
        await using var own = await SignInService.StartAsync();
        using var first = new Browser(own);
        using var second = new Browser(own);
        using var other = new Browser(own);
        await first.SignInAsync();
        await second.SignInAsync();
        own.GitHub.Consent.Login = "another";
        own.GitHub.Tokens.Add("another-token", "another");
        await other.SignInAsync();

        using var erasure = await own.SendAsync(HttpMethod.Delete, "/api/v1/users/Tester", null, null, ("Authorization", $"Operator {own.OperatorKey}"));

        Assert.Equal(HttpStatusCode.OK, erasure.StatusCode);
        Assert.False(await IsSignedInAsync(first) || await IsSignedInAsync(second));
        Assert.True(await IsSignedInAsync(other));
        var kept = Private.StoredBytes.InDirectory(own.Data).Where(static record => record.StartsWith("session/", StringComparison.Ordinal));
        Assert.Contains("another", Assert.Single(kept, static record => record.Contains("accountId", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_GitHub_no_longer_accepts_ends_the_session_with_a_page_that_says_so()
    {
        await using var own = await SignInService.StartAsync();
        using var browser = new Browser(own);
        await browser.SignInAsync();
        own.GitHub.Tokens.RevokeAllOf("tester");
        using var started = await browser.PostAsync("/api/v1/users/tester/reports/1_year");
        var task = await own.EndOfAsync(started.Headers.Location!.ToString());
        Assert.Equal("bad-credentials", task.GetProperty("error").Text("type"));
        own.Time.Advance(TimeSpan.FromSeconds(1.5));

        using var told = await browser.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.Unauthorized, told.StatusCode);
        Assert.Contains("GitHub no longer accepts", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(browser.SessionId);
        using var after = await browser.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    // Whoever is not is led to the home page.
    private static async Task<bool> IsSignedInAsync(Browser browser)
    {
        using var page = await browser.GetAsync("/auth/logout");
        return page.StatusCode == HttpStatusCode.OK;
    }
}
