using System.Net;
using System.Security.Cryptography;
using System.Text;
using GitBrag.Api.Tests.SignIn;

namespace GitBrag.Api.Tests.Attacks;

public sealed class SessionAttackTests(SignInService fixture) : IClassFixture<SignInService>
{
    private readonly TestService _service = fixture.Service;

    [Fact]
    public async Task Fixation_an_id_that_was_planted_before_the_sign_in_is_not_the_sessions()
    {
        var planted = new string('A', 43);
        using var victim = new Browser(_service);
        victim.SetCookie(Browser.SessionCookie, planted);

        var id = await victim.SignInAsync();

        Assert.NotEqual(planted, id);
        Assert.False(await IsSignedInAsync(planted));
        Assert.True(await IsSignedInAsync(id));
    }

    [Fact]
    public async Task Fixation_signing_in_again_ends_the_session_that_was_there()
    {
        using var browser = new Browser(_service);
        var first = await browser.SignInAsync();

        var second = await browser.SignInAsync();

        Assert.NotEqual(first, second);
        Assert.False(await IsSignedInAsync(first));
        Assert.True(await IsSignedInAsync(second));
    }

    [Fact]
    public async Task Tampering_every_other_id_signs_nobody_in()
    {
        using var browser = new Browser(_service);
        var id = await browser.SignInAsync();
        var flipped = (id[0] == 'A' ? 'B' : 'A') + id[1..];
        var stored = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id)));

        foreach (var other in new[]
        {
            flipped, id[..42], id + "A", id.ToUpperInvariant(), id.ToLowerInvariant(), stored, stored[..43], $"{id}%00", $"{id}=", $" {id[1..]}", "", "null", "../../x",
            new string('A', 4_000), "'; DROP TABLE state;--", "\"", "%",
        })
        {
            Assert.False(other != id && await IsSignedInAsync(other), other);
        }

        Assert.True(await IsSignedInAsync(id));
    }

    [Fact]
    public async Task Tampering_two_cookies_of_the_name_do_not_mix()
    {
        using var browser = new Browser(_service);
        var id = await browser.SignInAsync();

        using var response = await StartAsync($"{Browser.SessionCookie}={new string('A', 43)}; {Browser.SessionCookie}=x{id[1..]}");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_came_over_HTTP_is_not_taken_over_HTTPS()
    {
        await using var own = await SignInService.StartAsync("TRUSTED_PROXIES=127.0.0.1");
        using var browser = new Browser(own);
        await browser.SignInAsync();

        using var http = await browser.GetAsync("/auth/logout");
        using var https = await browser.GetAsync("/auth/logout", ("X-Forwarded-Proto", "https"));

        Assert.Equal(HttpStatusCode.OK, http.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, https.StatusCode);
    }

    private async Task<bool> IsSignedInAsync(string id)
    {
        using var response = await StartAsync($"{Browser.SessionCookie}={id}");
        return response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK;
    }

    private Task<HttpResponseMessage> StartAsync(string cookie) =>
        _service.SendAsync(HttpMethod.Post, "/api/v1/users/tester/reports/1_year", null, null, ("Cookie", cookie), ("Sec-Fetch-Site", "same-origin"));
}
