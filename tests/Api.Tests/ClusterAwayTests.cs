using System.Text;
using GitBrag.Api.Faults;
using GitBrag.Api.Pages;
using GitBrag.Hosting;
using GitBrag.Pages.Assets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace GitBrag.Api.Tests;

/// <summary>What a gateway answers that has not reached its cluster yet.</summary>
public sealed class ClusterAwayTests(TestService service) : IClassFixture<TestService>
{
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    [Theory]
    [InlineData("/user/github/octocat", "text/html", "text/html; charset=utf-8", "<h1>Temporarily unavailable</h1>")]
    [InlineData("/api/v1/users/octocat", "text/html", "application/problem+json", "cluster-unavailable")]
    [InlineData("/user/github/octocat/export.json", "*/*", "application/problem+json", "cluster-unavailable")]
    public async Task People_get_a_page_and_programs_a_problem(string path, string accept, string mediaType, string said)
    {
        var (context, hasGoneOn) = await AskAsync(path, accept);

        Assert.False(hasGoneOn);
        Assert.Equal((StatusCodes.Status503ServiceUnavailable, mediaType), (context.Response.StatusCode, context.Response.ContentType));
        Assert.Equal("5", context.Response.Headers.RetryAfter);
        Assert.Contains(said, Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_no_grain_is_answered_and_so_is_everything_once_the_cluster_was_reached()
    {
        foreach (var path in (string[])["/health/live", SiteAssets.Stylesheet, "/favicon.ico"])
        {
            Assert.True((await AskAsync(path, "*/*")).HasGoneOn, path);
        }

        _lifetime.NotifyStarted();
        Assert.True((await AskAsync("/user/github/octocat", "text/html")).HasGoneOn);
    }

    private async Task<(HttpContext Context, bool HasGoneOn)> AskAsync(string path, string accept)
    {
        await using var gateway = new ServiceCollection()
            .AddSingleton(new ClusterConnectionState(_lifetime, TimeProvider.System))
            .AddSingleton<IHostApplicationLifetime>(_lifetime)
            .AddSingleton(service.App.Services.GetRequiredService<ErrorPages>())
            .BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = gateway, Response = { Body = new MemoryStream() } };
        (context.Request.Method, context.Request.Path, context.Request.Headers.Accept) = ("GET", path, accept);
        var hasGoneOn = false;
        await ClusterGuard.Check(context, _ =>
        {
            hasGoneOn = true;
            return Task.CompletedTask;
        });
        return (context, hasGoneOn);
    }
}
