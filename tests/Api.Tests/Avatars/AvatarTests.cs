using System.Net;
using GitBrag.Keys;
using GitBrag.Profiles;

namespace GitBrag.Api.Tests.Avatars;

public sealed class AvatarTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_picture_is_an_image_that_caches_may_keep_for_an_hour()
    {
        service.GitHub.World.AddGenerated("pictured", 1);
        await service.GenerateAsync("pictured/reports/1_year");

        using var first = await service.GetAsync("/avatar/Pictured");
        using var second = await service.GetAsync("/avatar/pictured", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("image/png", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=3600", first.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(first.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_unknown_gets_a_picture_of_a_letter()
    {
        using var response = await service.GetAsync("/avatar/nobody-knows");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(">N</text>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("public, max-age=60", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:{other}/secret.png")]
    [InlineData("http://localhost:{other}/secret.png")]
    [InlineData("http://avatars.githubusercontent.com@127.0.0.1:{other}/secret.png")]
    [InlineData("http://avatars.githubusercontent.com.127.0.0.1:{other}/secret.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//127.0.0.1:{other}/secret.png")]
    [InlineData("{github}moved")]
    [InlineData("{github}page")]
    [InlineData("{github}drawing")]
    [InlineData("{github}large")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task An_address_that_is_not_GitHubs_or_no_picture_is_not_passed_on(string url)
    {
        await using var own = await TestService.StartAsync();
        await using var other = await ImageServer.StartAsync();
        await using var gitHub = await ImageServer.StartAsync();
        await own.RestartAsync($"GITHUB_OAUTH_URL={gitHub.Address}");
        gitHub.Elsewhere = other.Address;
        await KnowAsync(own, url.Replace("{other}", $"{other.Address.Port}", StringComparison.Ordinal).Replace("{github}", gitHub.Address.ToString(), StringComparison.Ordinal));

        using var response = await own.GetAsync("/avatar/octocat");

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(">O</text>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task A_picture_is_asked_for_once_an_hour_in_the_size_that_is_shown()
    {
        await using var own = await TestService.StartAsync();
        await using var gitHub = await ImageServer.StartAsync();
        await own.RestartAsync($"GITHUB_OAUTH_URL={gitHub.Address}");
        await KnowAsync(own, $"{gitHub.Address}u/1?v=4");

        using var first = await own.GetAsync("/avatar/octocat");
        using var second = await own.GetAsync("/avatar/octocat");

        Assert.Equal("image/png", second.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["/u/1?v=4&s=160"], gitHub.Asked);
        own.Time.Advance(TimeSpan.FromHours(1.1));
        using var later = await own.GetAsync("/avatar/octocat");
        Assert.Equal(2, gitHub.Asked.Count);
    }

    private static Task KnowAsync(TestService service, string avatarUrl)
    {
        Assert.True(GitHubLogin.TryParse(service.GitHub.ApiUrl.Authority, "octocat", out var login));
        return service.Grains.GetGrain<IProfileGrain>(login.ToString()).Update(
            new Profile(1, "octocat", null, avatarUrl, null, null, null, null, null, [], service.Time.GetUtcNow()));
    }
}
