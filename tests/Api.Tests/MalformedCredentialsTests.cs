using System.Net;

namespace GitBrag.Api.Tests;

public sealed class MalformedCredentialsTests(TestService service) : IClassFixture<TestService>
{
    public static TheoryData<string> Authorizations =>
    [
        "Bearer",
        "Bearer ",
        "Bearer two words",
        "Bearer tab\tbed",
        "Bearer " + new string('x', 256),
        "Basic dXNlcjpwYXNz",
        "token ghp_something",
        "ghp_something",
        "Operator wrong",
        "Operator",
    ];

    [Theory]
    [MemberData(nameof(Authorizations))]
    public async Task Malformed_credentials_are_refused_and_not_repeated(string authorization)
    {
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "/reports/1_year"), (HttpMethod.Post, "/reports/1_year"), (HttpMethod.Delete, "/tasks/x"), (HttpMethod.Get, ""), (HttpMethod.Delete, ""),
        })
        {
            using var response = await service.SendAsync(method, $"/api/v1/users/octocat{path}", null, null, ("Authorization", authorization));
            var problem = await response.IsProblemAsync(HttpStatusCode.Unauthorized, "bad-credentials");
            Assert.NotEmpty(response.Headers.WwwAuthenticate);
            Assert.DoesNotContain("ghp_something", problem.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_authorizations_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/users/octocat/reports/1_year");
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer one", "Bearer two"]);

        using var response = await service.Http.SendAsync(request);

        await response.IsProblemAsync(HttpStatusCode.Unauthorized, "bad-credentials");
    }
}
