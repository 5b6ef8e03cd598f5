using System.Net;

namespace GitBrag.Api.Tests.Protection;

public sealed class TokenLimitTests
{
    [Theory]
    [InlineData("/api/v1/users/tester/reports")]
    [InlineData("/api/v1/users/tester/task?private=true")]
    [InlineData("/api/v1/users/tester/reports/1_year?private=true")]
    public async Task Made_up_tokens_are_not_shown_to_GitHub_without_end(string path)
    {
        await using var service = await TestService.StartAsync("START_LIMIT_PER_ADDRESS=1");
        using var first = await service.GetAsync(path, "ghp_madeUp1");
        service.GitHub.ResetStats();

        using var second = await service.GetAsync(path, "ghp_madeUp2");

        await first.IsProblemAsync(HttpStatusCode.Unauthorized, "bad-credentials");
        await second.IsProblemAsync(HttpStatusCode.TooManyRequests, "too-many-tokens");
        Assert.Equal(0, service.GitHub.Stats.Calls);
    }
}
