using System.Net;
using GitBrag.Api.Tests.SignIn;

namespace GitBrag.Api.Tests.Attacks;

public sealed class ScriptInjectionTests(ScriptInjectionTests.HostileService fixture) : IClassFixture<ScriptInjectionTests.HostileService>
{
    private readonly TestService _service = fixture.Service;

    public static TheoryData<string> Stored =>
    [
        "/user/github/hostile",
        "/user/github/hostile?period=all_time",
        "/user/github/hostile/generate",
        "/user/github/hostile/card",
        "/user/github/hostile/card?theme=dark&kind=badge",
        "/user/github/hostile/card.svg",
        "/user/github/hostile/card.svg?theme=dark",
        "/user/github/hostile/badge.svg",
        "/user/github/hostile/export.json",
        "/user/github/hostile/export.csv",
        "/user/github/hostile/export.md",
        "/api/v1/users/hostile",
        "/api/v1/users/hostile/reports",
        "/api/v1/users/hostile/reports/1_year",
        "/api/v1/users/hostile/task",
        "/avatar/hostile",
    ];

    public static TheoryData<string> Reflected =>
    [
        "/user/github/{0}",
        "/user/github/octocat?period={0}",
        "/user/github/octocat?since={0}&until={0}",
        "/user/github/octocat/card?theme={0}&kind={0}",
        "/user/github/octocat/card.svg?theme={0}",
        "/user/github/octocat/badge.svg?period={0}",
        "/user/github/octocat/export.md?period={0}",
        "/user/github/octocat/generate?period={0}",
        "/user/github?username={0}",
        "/user/github/octocat?{0}={0}",
        "/{0}",
        "/?{0}",
        "/assets/{0}",
        "/avatar/{0}",
        "/sign-in?return_to={0}&scope={0}",
        "/auth/callback?error={0}&error_description={0}&error_uri={0}",
        "/auth/callback?code={0}&state={0}",
        "/auth/logout?return_to={0}",
        "/api/v1/users/{0}/reports/1_year",
        "/api/v1/users/octocat/reports/{0}",
        "/api/v1/users/octocat/tasks/{0}",
        "/api/v1/users/octocat?{0}=1",
    ];

    [Theory]
    [MemberData(nameof(Stored))]
    public async Task What_people_write_on_GitHub_is_text_wherever_it_is_shown(string address)
    {
        using var browser = new Browser(_service);
        await browser.SignInAsync();

        using var signedIn = await browser.GetAsync(address);
        using var stranger = await _service.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, stranger.StatusCode);
        await Markup.IsHarmlessAsync(stranger);
        await Markup.IsHarmlessAsync(signedIn);
    }

    [Theory]
    [MemberData(nameof(Reflected))]
    public async Task What_an_address_holds_is_text_wherever_it_is_shown(string address)
    {
        using var browser = new Browser(_service);
        foreach (var payload in new[] { HostileWorld.Payload, "javascript:alert(1)", "<!--slot:visitor--><xss><!--/slot-->", "x\r\nSet-Cookie: planted=1", "\u0000<xss>" })
        {
            using var response = await browser.GetAsync(string.Format(null, address, Uri.EscapeDataString(payload)));

            Assert.True((int)response.StatusCode < 500, $"{response.StatusCode}");
            await Markup.IsHarmlessAsync(response);
            Assert.Null(browser.Cookies.GetCookies(browser.Address)["planted"]);
        }
    }

    [Theory]
    [InlineData("text/html", HostileWorld.Payload)]
    [InlineData("text/html", "<p title=\"a\"onclick=\"alert(1)\">")]
    [InlineData("text/html", "<a href='javascript:alert(1)'>")]
    [InlineData("text/html", "<img src=//evil.example/a.png>")]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:alert(1)'/></svg>")]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    public async Task The_check_itself_finds_what_is_not_encoded(string mediaType, string markup)
    {
        using var response = new HttpResponseMessage { Content = new StringContent(markup, null, mediaType) };
        response.Headers.Add("Content-Security-Policy", "default-src 'none'");

        await Assert.ThrowsAnyAsync<Exception>(() => Markup.IsHarmlessAsync(response));
    }

    [Fact]
    public async Task The_hostile_texts_are_there_and_encoded()
    {
        using var page = await _service.GetAsync("/user/github/hostile");
        var text = await page.Content.ReadAsStringAsync();

        foreach (var field in new[] { "name", "bio", "location", "description", "title" })
        {
            Assert.Contains($"7*7}}{(field is "name" or "location" ? "" : "&lt;!--slot:visitor--&gt;&lt;xss&gt;slot&lt;/xss&gt;&lt;!--/slot--&gt;")}{field}", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("href=\"javascript", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_table_for_spreadsheets_holds_no_formula()
    {
        using var response = await _service.GetAsync("/user/github/hostile/export.csv");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,|\")[=+@\\t-][A-Z]", text);
    }

    /// <summary>A service with a report of the hostile person.</summary>
    public sealed class HostileService : IAsyncLifetime
    {
        public TestService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Service = await SignInService.StartAsync();
            HostileWorld.AddTo(Service.GitHub.World, Service.Time.GetUtcNow());
            foreach (var period in new[] { "1_year", "all_time" })
            {
                await Service.GenerateAsync($"{HostileWorld.Login}/reports/{period}");
            }
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
