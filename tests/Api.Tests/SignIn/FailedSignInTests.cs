using System.Net;

namespace GitBrag.Api.Tests.SignIn;

public sealed class FailedSignInTests(SignInService fixture) : IClassFixture<SignInService>
{
    private readonly TestService _service = fixture.Service;

    [Theory]
    [InlineData(true, null, HttpStatusCode.Forbidden, "You are not signed in")]
    [InlineData(false, 500, HttpStatusCode.BadGateway, "GitHub is unavailable")]
    [InlineData(false, 503, HttpStatusCode.BadGateway, "GitHub is unavailable")]
    public async Task A_person_who_refuses_and_a_GitHub_that_is_unwell_are_called_so(bool denies, int? tokenStatus, HttpStatusCode status, string heading)
    {
        await using var own = await SignInService.StartAsync();
        (own.GitHub.Consent.Denies, own.GitHub.Consent.TokenStatus) = (denies, tokenStatus);
        using var browser = new Browser(own);

        using var response = await browser.FollowAsync("/auth/login");

        await IsPageAsync(response, status, heading);
        Assert.Null(browser.SessionId);
    }

    [Theory]
    [InlineData("?code=abc")]
    [InlineData("?code=abc&state=made-up")]
    [InlineData("?error=access_denied&state=made-up")]
    [InlineData("?state=")]
    [InlineData("")]
    public async Task A_state_that_is_missing_or_made_up_completes_nothing(string query)
    {
        using var browser = new Browser(_service);

        using var response = await browser.GetAsync($"/auth/callback{query}");

        await IsPageAsync(response, HttpStatusCode.BadRequest, "cannot be completed");
        Assert.Null(browser.SessionId);
    }

    [Fact]
    public async Task A_sign_in_that_another_browser_began_completes_nothing()
    {
        using var attacker = new Browser(_service);
        using var victim = new Browser(_service);
        var callback = await attacker.BeginAsync();

        using var response = await victim.GetAsync(callback);

        await IsPageAsync(response, HttpStatusCode.BadRequest, "cannot be completed");
        Assert.Null(victim.SessionId);
    }

    [Fact]
    public async Task An_address_that_signed_somebody_in_does_not_do_so_again()
    {
        using var browser = new Browser(_service);
        var callback = await browser.BeginAsync();
        using var first = await browser.GetAsync(callback);
        using var signedOut = await browser.SignOutAsync();

        using var again = await browser.GetAsync(callback);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        await IsPageAsync(again, HttpStatusCode.BadRequest, "cannot be completed");
        Assert.Null(browser.SessionId);
    }

    [Fact]
    public async Task A_code_that_was_used_before_signs_nobody_in()
    {
        using var browser = new Browser(_service);
        var used = await browser.BeginAsync();
        using var first = await browser.GetAsync(used);
        var second = await browser.BeginAsync();
        var replayed = second.Replace(Code(second), Code(used), StringComparison.Ordinal);
        var before = browser.SessionId;

        using var response = await browser.GetAsync(replayed);

        await IsPageAsync(response, HttpStatusCode.BadRequest, "did not accept the sign-in");
        Assert.Equal(before, browser.SessionId);
    }

    [Fact]
    public async Task A_wrong_client_secret_is_the_operators_to_mend()
    {
        await using var own = await TestService.StartAsync("GITHUB_APP_CLIENT_ID=standin-client", "GITHUB_APP_CLIENT_SECRET=wrong");
        using var browser = new Browser(own);

        using var response = await browser.FollowAsync("/auth/login");

        await IsPageAsync(response, HttpStatusCode.InternalServerError, "does not accept this service");
        Assert.DoesNotContain("wrong", string.Join('\n', own.Log.Entries.Where(static entry => entry.Contains("sign-in failed", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains(own.Log.Entries, static entry => entry.Contains("incorrect_client_credentials", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_GitHub_that_is_gone_is_called_so()
    {
        await using var own = await SignInService.StartAsync();
        using var browser = new Browser(own);
        var callback = await browser.BeginAsync();
        await own.GitHub.DisposeAsync();

        using var response = await browser.GetAsync(callback);

        await IsPageAsync(response, HttpStatusCode.BadGateway, "GitHub is unavailable");
    }

    [Fact]
    public async Task Without_an_OAuth_app_there_is_no_sign_in()
    {
        await using var own = await TestService.StartAsync();
        using var browser = new Browser(own);

        foreach (var address in new[] { "/auth/login", "/sign-in?scope=private", "/auth/callback?code=x&state=y" })
        {
            using var response = await browser.GetAsync(address);
            await IsPageAsync(response, HttpStatusCode.NotFound, "not set up");
        }
    }

    private static string Code(string callback) => System.Web.HttpUtility.ParseQueryString(new Uri(callback).Query)["code"]!;

    private static async Task IsPageAsync(HttpResponseMessage response, HttpStatusCode status, string heading)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(heading, text, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }
}
