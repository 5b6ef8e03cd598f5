using System.Net;
using GitBrag.Api.Tests.SignIn;

namespace GitBrag.Api.Tests.Protection;

public sealed class SecurityHeaderTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/robots.txt")]
    [InlineData("/auth/login")]
    [InlineData("/avatar/octocat")]
    [InlineData("/api/v1/users/octocat/reports/1_year")]
    [InlineData("/api/v1/users/octo%2Fcat/reports/1_year")]
    [InlineData("/nothing")]
    public async Task Every_answer_says_what_a_browser_may_not_do_with_it(string address)
    {
        using var response = await service.GetAsync(address);

        var policy = Header(response, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Resource-Policy"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("geolocation=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_fault_of_the_service_says_so_too()
    {
        await service.StoreAsync("faulty", "1_year", [1, 2, 3], service.Time.GetUtcNow());

        using var response = await service.GetAsync("/api/v1/users/faulty/reports/1_year");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.StartsWith("default-src 'none'", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_proxy_that_is_trusted_says_whether_it_was_asked_over_HTTPS()
    {
        await using var trusting = await SignInService.StartAsync("TRUSTED_PROXIES=10.0.0.0/8,127.0.0.1");
        using var browser = new Browser(trusting);

        using var begun = await browser.GetAsync("/auth/login", ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.9"));
        using var distrusted = await service.GetAsync("/", null, ("X-Forwarded-Proto", "https"));

        Assert.Equal("max-age=31536000", Header(begun, "Strict-Transport-Security"));
        Assert.All(begun.Headers.GetValues("Set-Cookie"), static cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Uri.EscapeDataString("https://127.0.0.1"), begun.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(distrusted.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Robots_are_told_what_to_leave_alone()
    {
        using var response = await service.GetAsync("/robots.txt");

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("User-agent: *\nDisallow: /api/\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Disallow: /user/", text, StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
