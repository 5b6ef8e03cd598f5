using System.Net;
using GitBrag.Api.Tests.SignIn;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Api.Tests.Pages;

public sealed class GeneratingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_form_starts_the_report_and_its_page_follows_it_to_the_end()
    {
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        service.GitHub.World.AddUser(new WorldUser { Login = "page-maker" });
        using var browser = new Browser(service);

        var (status, page) = await OpenAsync(browser, "page-maker");
        Assert.Equal(HttpStatusCode.NotFound, status);
        using var started = await SendFormAsync(browser, page);

        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        Assert.Equal("/user/github/page-maker?period=1_year", started.Headers.Location?.ToString());
        var (last, report) = await UntilAsync(browser, "page-maker", static status => status != HttpStatusCode.Accepted, static progress =>
        {
            Assert.NotNull(progress.QuerySelector("#progress[data-events='/api/v1/users/page-maker/task/events'] progress"));
            Assert.NotNull(progress.QuerySelector("noscript"));
        });
        Assert.Equal(HttpStatusCode.OK, last);
        Assert.NotNull(report.QuerySelector(".totals"));
        Assert.Null(report.QuerySelector("#progress"));
    }

    [Fact]
    public async Task A_username_that_GitHub_does_not_know_has_a_page_that_says_so()
    {
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        using var browser = new Browser(service);
        var (_, page) = await OpenAsync(browser, "nobody-at-all");
        (await SendFormAsync(browser, page)).Dispose();

        var (status, unknown) = await UntilAsync(browser, "nobody-at-all", static status => status != HttpStatusCode.Accepted, static _ => { });

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("GitHub knows no nobody-at-all", unknown.Text("h1"));
    }

    [Fact]
    public async Task Without_credentials_nothing_is_started_and_the_page_says_who_can()
    {
        await using var service = await TestService.StartAsync();
        using var browser = new Browser(service);

        var (status, page) = await OpenAsync(browser, "page-reader");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Null(page.QuerySelector("form[method='post']"));
        Assert.Contains("lends its GitHub credentials to nobody", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_starts_nothing()
    {
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        using var browser = new Browser(service);

        using var response = await browser.PostAsync("/user/github/page-victim/generate?period=1_year");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("The form was too old", (await response.PageAsync()).Text("h1"));
        await (await service.GetAsync("/api/v1/users/page-victim/task")).IsProblemAsync(HttpStatusCode.NotFound, "task-not-found");
    }

    private static async Task<(HttpStatusCode Status, AngleSharp.Html.Dom.IHtmlDocument Page)> OpenAsync(Browser browser, string username)
    {
        using var response = await browser.GetAsync($"/user/github/{username}");
        return (response.StatusCode, await response.PageAsync());
    }

    private static Task<HttpResponseMessage> SendFormAsync(Browser browser, AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var form = page.QuerySelector("form[method='post']")!;
        var token = form.QuerySelector("input[type='hidden']")!;
        return browser.PostAsync(form.GetAttribute("action")!, (token.GetAttribute("name")!, token.GetAttribute("value")!));
    }

    private static async Task<(HttpStatusCode Status, AngleSharp.Html.Dom.IHtmlDocument Page)> UntilAsync(
        Browser browser, string username, Func<HttpStatusCode, bool> isLast, Action<AngleSharp.Html.Dom.IHtmlDocument> before)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            var (status, page) = await OpenAsync(browser, username);
            if (isLast(status))
            {
                return (status, page);
            }

            before(page);
            await Task.Delay(20, deadline.Token);
        }
    }
}
