using System.Net;

namespace GitBrag.Api.Tests;

public sealed class HeadTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/robots.txt", HttpStatusCode.OK)]
    [InlineData("/user/github?username=octocat", HttpStatusCode.Redirect)]
    [InlineData("/api/v1/users/octocat", HttpStatusCode.NotFound)]
    public async Task Whatever_can_be_got_has_a_head(string path, HttpStatusCode expected)
    {
        using var got = await service.GetAsync(path);
        using var head = await service.SendAsync(HttpMethod.Head, path);

        Assert.Equal((expected, expected), (got.StatusCode, head.StatusCode));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }
}
