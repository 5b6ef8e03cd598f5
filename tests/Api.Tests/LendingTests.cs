using System.Net;

namespace GitBrag.Api.Tests;

public sealed class LendingTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task Without_credentials_nothing_is_started()
    {
        using var response = await service.PostAsync("/api/v1/users/starter/reports/2_years", token: null);

        await response.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
        Assert.StartsWith("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_credentials_are_lent_where_that_is_allowed_and_to_the_operator_always()
    {
        await using var lending = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}");
        await using var strict = await TestService.StartAsync($"GITHUB_TOKEN={TestService.Token}", "ALLOW_ANONYMOUS_GENERATION=false");
        lending.GitHub.World.AddGenerated("lent", 2);
        strict.GitHub.World.AddGenerated("lent", 2);

        Assert.Equal("succeeded", (await lending.GenerateAsync("lent/reports/1_year", token: null)).Text("state"));
        using var refused = await strict.PostAsync("/api/v1/users/lent/reports/1_year", token: null);
        await refused.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
        using var operated = await strict.SendAsync(HttpMethod.Post, "/api/v1/users/lent/reports/1_year", null, null, ("Authorization", $"Operator {strict.OperatorKey}"));
        Assert.Equal(HttpStatusCode.Accepted, operated.StatusCode);
    }
}
