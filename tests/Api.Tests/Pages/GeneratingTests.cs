using System.Net;
using GitBrag.Api.Tests.SignIn;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Api.Tests.Pages;

public sealed class GeneratingTests
{
    [Fact]
    public async Task A_form_starts_the_report_and_its_page_follows_it_to_the_end()
    {
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        service.GitHub.World.AddUser(new WorldUser { Login = "page-maker" });
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.GitHub.BeforeAnswer = _ => held.Task;
        using var browser = new Browser(service);

        var (status, page) = await OpenAsync(browser, "page-maker");
        Assert.Equal(HttpStatusCode.NotFound, status);
        using var started = await SendFormAsync(browser, page);

        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        Assert.Equal("/user/github/page-maker?period=1_year", started.Headers.Location?.ToString());
        var (underWay, progress) = await OpenAsync(browser, "page-maker");
        Assert.Equal(HttpStatusCode.Accepted, underWay);
        Assert.NotNull(progress.QuerySelector("#progress[data-events='/api/v1/users/page-maker/task/events'] progress"));
        Assert.NotNull(progress.QuerySelector("noscript"));

        held.SetResult();
        var (last, report) = await EndOfAsync(browser, "page-maker");
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

        var (status, unknown) = await EndOfAsync(browser, "nobody-at-all");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("nobody-at-all is not on GitHub", unknown.Text("h1"));
    }

    [Fact]
    public async Task Without_credentials_nothing_is_started_and_the_page_says_who_can()
    {
        await using var service = await TestService.StartAsync();
        using var browser = new Browser(service);

        var (status, page) = await OpenAsync(browser, "page-reader");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Null(page.QuerySelector("form[method='post']"));
        Assert.Contains("does not lend its GitHub credentials", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_starts_nothing()
    {
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        using var browser = new Browser(service);

        using var response = await browser.PostAsync("/user/github/page-victim/generate?period=1_year");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("The form has expired", (await response.PageAsync()).Text("h1"));
        await (await service.GetAsync("/api/v1/users/page-victim/task")).IsProblemAsync(HttpStatusCode.NotFound, "task-not-found");
    }

    [Fact]
    public async Task Whoever_may_start_a_report_cancels_it_on_its_page()
    {
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        service.GitHub.World.AddGenerated("page-canceller", 2);
        service.GitHub.BeforeAnswer = static _ => Task.Delay(Timeout.InfiniteTimeSpan);
        using var browser = new Browser(service);
        (await SendFormAsync(browser, (await OpenAsync(browser, "page-canceller")).Page)).Dispose();
        var (status, progress) = await OpenAsync(browser, "page-canceller");
        Assert.Equal(HttpStatusCode.Accepted, status);

        using var cancelled = await SendFormAsync(browser, progress, ".progress form");

        Assert.Equal(HttpStatusCode.SeeOther, cancelled.StatusCode);
        var (after, page) = await OpenAsync(browser, "page-canceller");
        Assert.Equal((HttpStatusCode.NotFound, "The report was cancelled"), (after, page.Text("h1")));
        Assert.Equal("Try again", page.Text("form.generate button"));
        using var again = await SendFormAsync(browser, progress, ".progress form");
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
    }

    [Theory]
    [InlineData("started-by-another", HttpStatusCode.Forbidden, "You cannot cancel this report")]
    [InlineData("never-started", HttpStatusCode.NotFound, "There is nothing to cancel")]
    public async Task What_others_started_has_no_button_and_a_forged_one_does_nothing(string username, HttpStatusCode status, string heading)
    {
        await using var service = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        service.GitHub.BeforeAnswer = static _ => Task.Delay(Timeout.InfiniteTimeSpan);
        var task = (await (await service.PostAsync("/api/v1/users/started-by-another/reports/1_year")).JsonAsync()).Text("id");
        using var browser = new Browser(service);
        var token = (await OpenAsync(browser, "somebody-else")).Page.QuerySelector("form.generate input[type='hidden']")!;

        var (_, progress) = await OpenAsync(browser, "started-by-another");
        using var response = await browser.PostAsync(
            $"/user/github/{username}/cancel?period=1_year", (token.GetAttribute("name")!, token.GetAttribute("value")!), ("task", task));

        Assert.Null(progress.QuerySelector("form[method='post']"));
        Assert.Equal((status, heading), (response.StatusCode, (await response.PageAsync()).Text("h1")));
        using var still = await service.GetAsync("/api/v1/users/started-by-another/task");
        Assert.Equal("running", (await still.JsonAsync()).Text("state"));
    }

    private static async Task<(HttpStatusCode Status, AngleSharp.Html.Dom.IHtmlDocument Page)> OpenAsync(Browser browser, string username)
    {
        using var response = await browser.GetAsync($"/user/github/{username}");
        return (response.StatusCode, await response.PageAsync());
    }

    private static Task<HttpResponseMessage> SendFormAsync(Browser browser, AngleSharp.Html.Dom.IHtmlDocument page, string selector = "form.generate")
    {
        var form = page.QuerySelector(selector)!;
        var fields = form.QuerySelectorAll("input[type='hidden']").Select(static field => (field.GetAttribute("name")!, field.GetAttribute("value")!));
        return browser.PostAsync(form.GetAttribute("action")!, [.. fields]);
    }

    private static async Task<(HttpStatusCode Status, AngleSharp.Html.Dom.IHtmlDocument Page)> EndOfAsync(Browser browser, string username)
    {
        var last = await OpenAsync(browser, username);
        await Deadline.UntilAsync(async () => (last = await OpenAsync(browser, username)).Status != HttpStatusCode.Accepted);
        return last;
    }
}
