using System.Net;
using System.Text;

namespace GitBrag.Api.Tests;

public sealed class MalformedRequestTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("force=maybe")]
    [InlineData("force=")]
    [InlineData("force")]
    [InlineData("force=true&force=false")]
    [InlineData("forse=true")]
    [InlineData("private=perhaps")]
    [InlineData("x=%00")]
    public async Task A_parameter_that_cannot_be_used_is_refused(string query)
    {
        using var response = await service.PostAsync($"/api/v1/users/octocat/reports/1_year?{query}");

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [Fact]
    public async Task Force_belongs_to_starting_a_report()
    {
        using var response = await service.GetAsync("/api/v1/users/octocat/reports/1_year?force=true");

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [Theory]
    [InlineData("""{"force":true}""")]
    [InlineData("force=true")]
    [InlineData("{")]
    [InlineData("null")]
    public async Task A_body_is_refused(string body)
    {
        using var response = await service.PostAsync("/api/v1/users/octocat/reports/1_year", body: new StringContent(body, Encoding.UTF8, "application/json"));

        await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-body");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData(" {} \n")]
    public async Task An_empty_object_is_let_through(string body)
    {
        using var response = await service.PostAsync("/api/v1/users/octocat/reports/1_year", body: new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_huge_body_is_refused()
    {
        using var response = await service.PostAsync("/api/v1/users/octocat/reports/1_year", body: new ByteArrayContent(new byte[20 << 10]));

        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api/v1/users")]
    [InlineData("/api/v1/users/octocat/reports/1_year/more")]
    [InlineData("/api/v2/users/octocat")]
    public async Task An_unknown_address_is_a_problem_too(string path)
    {
        using var response = await service.GetAsync(path);

        await response.IsProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_have_is_a_problem_too()
    {
        using var response = await service.SendAsync(HttpMethod.Put, "/api/v1/users/octocat/reports/1_year");

        await response.IsProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Contains("POST", response.Content.Headers.Allow);
    }
}
