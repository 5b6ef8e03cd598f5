using System.Net;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Api.Tests.Private;

/// <summary>Whose eyes a request has.</summary>
public sealed class ViewerTests(TestService service) : IClassFixture<TestService>
{
    private const string Report = "/api/v1/users/octocat/reports/1_year?private=true";

    [Fact]
    public async Task Credentials_of_ones_own_are_needed()
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var anonymous = await service.SendAsync(method, Report);
            await anonymous.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
            using var theOperator = await service.SendAsync(method, Report, null, null, ("Authorization", $"Operator {service.OperatorKey}"));
            await theOperator.IsProblemAsync(HttpStatusCode.Unauthorized, "credentials-required");
            using var unknown = await service.SendAsync(method, Report, "no-such-token");
            var problem = await unknown.IsProblemAsync(HttpStatusCode.Unauthorized, "bad-credentials");
            Assert.Contains("revoked", problem.Text("detail"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("public_repo")]
    [InlineData("read:user")]
    [InlineData("repo:status")]
    [InlineData("")]
    public async Task A_token_without_the_scope_is_told_so(string scopes)
    {
        service.GitHub.Tokens.Add($"narrow {scopes}".Replace(' ', '-'), "narrow", scopes);

        using var response = await service.PostAsync(Report, $"narrow {scopes}".Replace(' ', '-'));

        var problem = await response.IsProblemAsync(HttpStatusCode.Forbidden, "private-scope-required");
        Assert.Contains("repo scope", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_fine_grained_token_counts_what_it_sees()
    {
        service.GitHub.World.AddRepository(new WorldRepository { FullName = "corp/hidden", IsPrivate = true });
        service.GitHub.Tokens.AddFineGrained("github_pat_sees", "octocat", seesPrivate: true);
        service.GitHub.Tokens.AddFineGrained("github_pat_blind", "octocat", seesPrivate: false);

        using var sees = await service.PostAsync(Report, "github_pat_sees");
        using var blind = await service.PostAsync(Report, "github_pat_blind");

        Assert.True(sees.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK);
        await blind.IsProblemAsync(HttpStatusCode.Forbidden, "private-scope-required");
    }

    [Fact]
    public async Task GitHub_is_asked_once_a_minute_and_then_for_nothing_while_nothing_has_changed()
    {
        await using var own = await TestService.StartAsync();
        own.AddPerson("asked");
        for (var i = 0; i < 5; i++)
        {
            using var response = await own.GetAsync("/api/v1/users/asked/reports/1_year?private=true", PrivateWorld.TokenOf("asked"));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Equal((1, 0), (own.GitHub.Stats.ByKind["user"], own.GitHub.Stats.NotModified));
        own.Time.Advance(TimeSpan.FromSeconds(61));
        using var later = await own.GetAsync("/api/v1/users/asked/reports/1_year?private=true", PrivateWorld.TokenOf("asked"));

        Assert.Equal(HttpStatusCode.NotFound, later.StatusCode);
        Assert.Equal((2, 1), (own.GitHub.Stats.ByKind["user"], own.GitHub.Stats.NotModified));
    }

    [Fact]
    public async Task A_token_that_was_revoked_or_lost_its_scope_shows_nothing_a_minute_later()
    {
        await using var own = await TestService.StartAsync();
        own.AddPerson("former");
        own.AddPerson("narrowed");
        foreach (var login in new[] { "former", "narrowed" })
        {
            await own.EndOfPrivateAsync(await own.PostAsync($"/api/v1/users/{login}/reports/1_year?private=true", PrivateWorld.TokenOf(login)), PrivateWorld.TokenOf(login));
        }

        own.GitHub.Tokens.Revoke(PrivateWorld.TokenOf("former"));
        own.GitHub.Tokens.Add(PrivateWorld.TokenOf("narrowed"), "narrowed", "read:user");
        own.Time.Advance(TimeSpan.FromSeconds(61));

        using var former = await own.GetAsync("/api/v1/users/former/reports/1_year?private=true", PrivateWorld.TokenOf("former"));
        await former.IsProblemAsync(HttpStatusCode.Unauthorized, "bad-credentials");
        using var narrowed = await own.GetAsync("/api/v1/users/narrowed/reports/1_year?private=true", PrivateWorld.TokenOf("narrowed"));
        await narrowed.IsProblemAsync(HttpStatusCode.Forbidden, "private-scope-required");
    }

    [Fact]
    public async Task When_GitHub_cannot_be_asked_nothing_private_is_shown()
    {
        await using var own = await TestService.StartAsync();
        own.AddPerson("cut-off");
        own.GitHub.Faults.Add(new Fault { Kind = "user", Status = 503 });

        using var response = await own.GetAsync("/api/v1/users/cut-off/reports/1_year?private=true", PrivateWorld.TokenOf("cut-off"));

        await response.IsProblemAsync(HttpStatusCode.ServiceUnavailable, "github-unavailable");
        Assert.NotNull(response.Headers.RetryAfter);
    }
}
