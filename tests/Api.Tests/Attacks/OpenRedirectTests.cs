using System.Net;
using GitBrag.Api.Tests.SignIn;

namespace GitBrag.Api.Tests.Attacks;

public sealed class OpenRedirectTests(SignInService fixture) : IClassFixture<SignInService>
{
    public static TheoryData<string> Foreign =>
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\/evil.example/",
        "\\\\evil.example/",
        "/\t/evil.example/",
        "/\n/evil.example/",
        "\t//evil.example/",
        " //evil.example/",
        "/ /evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https:evil.example",
        "evil.example",
        "@evil.example/",
        ".evil.example/",
        "/\u2215evil.example/",
        "/ok\r\nSet-Cookie: planted=1",
        "?",
        "",
    ];

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Predecessor_fault_13_a_sign_in_leads_nowhere_else(string returnTo)
    {
        using var browser = new Browser(fixture.Service);
        var callback = await browser.BeginAsync($"?return_to={Uri.EscapeDataString(returnTo)}");

        using var response = await browser.GetAsync(callback);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
        Assert.NotNull(browser.SessionId);
    }

    [Theory]
    [InlineData("/user/github/octocat?period=1_year&theme=dark#top")]
    [InlineData("/%2F%2Fevil.example")]
    [InlineData("/..//evil.example")]
    public async Task A_path_of_this_service_stays_one_for_a_browser(string returnTo)
    {
        using var browser = new Browser(fixture.Service);
        var callback = await browser.BeginAsync($"?return_to={Uri.EscapeDataString(returnTo)}");

        using var response = await browser.GetAsync(callback);

        Assert.Equal(returnTo, response.Headers.Location!.OriginalString);
        Assert.Equal(browser.Address.Authority, new Uri(browser.Address, response.Headers.Location).Authority);
    }

    [Fact]
    public async Task Where_to_return_cannot_be_changed_on_the_way()
    {
        using var browser = new Browser(fixture.Service);
        var callback = await browser.BeginAsync("?return_to=/health/live");

        using var response = await browser.GetAsync($"{callback}&return_to=//evil.example&returnUrl=//evil.example&redirect_uri=https://evil.example");

        Assert.Equal("/health/live", response.Headers.Location!.OriginalString);
    }
}
