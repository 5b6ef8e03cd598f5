using Microsoft.Playwright;

namespace GitBrag.Browser.Tests;

/// <summary>The pages of sign-ins that come to nothing, and of sessions that end, each with what to do next.</summary>
public sealed class FailedSignInTests(TestSite site)
{
    private const string PrivateReport = "/user/github/tester?private=true";

    [BrowserFact]
    public async Task A_person_who_refuses()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.Consent.Denies = true;
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/sign-in");
        await visit.ShowsAsync(403, "You are not signed in", "Home page");
    }

    [BrowserFact]
    public async Task A_state_that_is_not_this_browsers()
    {
        await using var visit = await site.VisitAsync();
        await visit.OpenAsync("/auth/callback?code=abc&state=made-up");
        await visit.ShowsAsync(400, "This sign-in cannot be completed", "Sign in again");
    }

    [BrowserFact]
    public async Task A_code_that_was_used_already()
    {
        await using var service = await SiteService.StartAsync();
        await using var visit = await site.VisitAsync(to: service);
        var used = await CallbackAsync(visit);
        await visit.OpenAsync(used);
        var fresh = await CallbackAsync(visit);

        await visit.OpenAsync(fresh.Replace(CodeOf(fresh), CodeOf(used), StringComparison.Ordinal));

        await visit.ShowsAsync(400, "GitHub did not accept the sign-in", "Sign in again");
    }

    [BrowserFact]
    public async Task A_wrong_client_secret()
    {
        await using var service = await SiteService.StartAsync("GITHUB_APP_CLIENT_SECRET=wrong");
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/sign-in");
        await visit.ShowsAsync(500, "GitHub does not accept this service", "Home page");
    }

    [BrowserFact]
    public async Task A_GitHub_that_cannot_be_asked()
    {
        await using var service = await SiteService.StartAsync();
        service.GitHub.Consent.TokenStatus = 503;
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/sign-in");
        await visit.ShowsAsync(502, "GitHub is unavailable", "Sign in again");
    }

    [BrowserFact]
    public async Task A_service_where_nobody_can_sign_in()
    {
        await using var service = await SiteService.StartAsync("GITHUB_APP_CLIENT_ID=", "GITHUB_APP_CLIENT_SECRET=");
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/sign-in");
        await visit.ShowsAsync(404, "Sign-in is not set up", "Home page");
    }

    [BrowserFact]
    public async Task A_session_without_access_to_private_repositories()
    {
        await using var visit = await site.VisitAsync();
        await visit.OpenAsync("/sign-in");
        await visit.OpenAsync(PrivateReport);
        await visit.ShowsAsync(403, "No access to private repositories", "Sign in with GitHub");
    }

    [BrowserFact]
    public async Task A_token_that_GitHub_refuses_and_the_session_that_it_ends()
    {
        await using var service = await SiteService.StartAsync();
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/sign-in?scope=private");
        service.GitHub.Tokens.RevokeAllOf("tester");
        await visit.OpenAsync(PrivateReport);
        await visit.ShowsAsync(401, "GitHub refused your token", "Sign in with GitHub");

        service.Time.Advance(TimeSpan.FromSeconds(2));
        await visit.OpenAsync("/");
        await visit.ShowsAsync(401, "You were signed out", "Sign in again");
        await Assertions.Expect(visit.Page.Locator("header .visitor")).ToHaveTextAsync("Sign in");
    }

    [BrowserFact]
    public async Task A_GitHub_that_cannot_say_who_is_signed_in()
    {
        await using var service = await SiteService.StartAsync();
        await using var visit = await site.VisitAsync(to: service);
        await visit.OpenAsync("/sign-in?scope=private");
        service.GitHub.Faults.Add(new GitHub.StandIn.Fault { Status = 502 });
        await visit.OpenAsync(PrivateReport);
        await visit.ShowsAsync(503, "GitHub is unavailable", "Try again");
    }

    // Where GitHub leads a browser that begins to sign in: it follows nobody there yet.
    private static async Task<string> CallbackAsync(Visit visit)
    {
        var once = new APIRequestContextOptions { MaxRedirects = 0 };
        var begun = await visit.Page.APIRequest.GetAsync("/sign-in", once);
        return (await visit.Page.APIRequest.GetAsync(begun.Headers["location"], once)).Headers["location"];
    }

    private static string CodeOf(string callback) => System.Web.HttpUtility.ParseQueryString(new Uri(callback).Query)["code"]!;
}
