using GitBrag.Api.Tests.SignIn;

namespace GitBrag.Api.Tests.Attacks;

public sealed class CachePoisoningTests(SignInService fixture) : IClassFixture<SignInService>
{
    private const string Evil = "evil.example";

    private static readonly string[] Addresses =
        ["/", "/robots.txt", "/openapi/v1.json", "/auth/login", "/auth/callback", "/api/v1/users/octocat", "/api/v1/users/octocat/reports/1_year", "/avatar/octocat", "/nothing",
        "/example", "/user/github/poisoned", "/user/github/poisoned/card", "/user/github/poisoned/card.svg", "/user/github/poisoned/badge.svg", "/user/github/poisoned/export.md", "/user/github/nobody"];

    public static TheoryData<string, string> Headers => new()
    {
        { "X-Forwarded-Host", Evil },
        { "X-Host", Evil },
        { "X-Forwarded-Server", Evil },
        { "X-Original-Host", Evil },
        { "Forwarded", $"host={Evil};proto=https" },
        { "X-Forwarded-Proto", "https" },
        { "X-Forwarded-Prefix", $"//{Evil}" },
        { "X-Original-URL", $"/{Evil}" },
        { "X-Rewrite-URL", $"/{Evil}" },
        { "X-HTTP-Method-Override", "DELETE" },
        { "Referer", $"https://{Evil}/" },
        { "User-Agent", $"<script>{Evil}</script>" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task A_header_that_anybody_can_send_shows_in_no_answer(string name, string value)
    {
        await StoreAsync(fixture.Service);
        foreach (var address in Addresses)
        {
            using var plain = await fixture.Service.GetAsync(address);
            using var poisoned = await fixture.Service.GetAsync(address, null, (name, value));

            Assert.Equal(plain.StatusCode, poisoned.StatusCode);
            Assert.Equal(await plain.Content.ReadAsStringAsync(), await poisoned.Content.ReadAsStringAsync());
            Assert.DoesNotContain(Evil, $"{poisoned.Headers}{poisoned.Content.Headers}", StringComparison.OrdinalIgnoreCase);
            Assert.False(poisoned.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task With_a_public_address_the_Host_header_changes_nothing()
    {
        await using var own = await SignInService.StartAsync("PUBLIC_URL=https://brag.example");
        await StoreAsync(own);

        foreach (var address in Addresses)
        {
            using var response = await own.GetAsync(address, null, ("Host", Evil));
            var text = $"{response.Headers}{await response.Content.ReadAsStringAsync()}";
            Assert.DoesNotContain(Evil, text, StringComparison.OrdinalIgnoreCase);
            Assert.True(response.Headers.Contains("Strict-Transport-Security"));
        }

        using var signIn = await own.GetAsync("/auth/login", null, ("Host", Evil));
        Assert.Contains(Uri.EscapeDataString("https://brag.example/auth/callback"), signIn.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_one_persons_own_is_kept_by_no_cache()
    {
        using var browser = new Browser(fixture.Service);
        await browser.SignInAsync();
        await fixture.Service.StoreAsync(StoredReports.Sample("cached", "1_year", fixture.Service.Time.GetUtcNow()));

        foreach (var address in new[] { "/auth/logout", "/auth/login", "/api/v1/users/tester", "/", "/example", "/user/github/cached", "/user/github/cached/generate", "/user/github/nobody", "/nothing" })
        {
            using var response = await browser.GetAsync(address);
            Assert.True(response.Headers.CacheControl is { NoStore: true } or { Private: true }, $"{address}: {response.Headers.CacheControl}");
        }

        using var own = await browser.GetAsync("/user/github/cached");
        using var stranger = await fixture.Service.GetAsync("/user/github/cached");
        Assert.Contains("tester", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("tester", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(own.Headers.ETag, stranger.Headers.ETag);
        Assert.All([own, stranger], static response => Assert.Contains("Cookie", response.Headers.Vary));
    }

    private static Task StoreAsync(TestService service) => service.StoreAsync(StoredReports.Sample("poisoned", "1_year", DateTimeOffset.UnixEpoch.AddYears(55)));
}
