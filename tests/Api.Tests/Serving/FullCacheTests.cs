using System.Net;
using GitBrag.Api.Serving;
using GitBrag.Keys;
using GitBrag.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Api.Tests.Serving;

public sealed class FullCacheTests
{
    private const int Reports = 200;

    [Fact]
    public async Task Concurrent_reads_of_more_reports_than_the_cache_holds_all_succeed()
    {
        await using var service = await StartAsync();
        for (var i = 0; i < Reports; i++)
        {
            await service.StoreAsync(StoredReports.Sample($"ada-{i}", "1_year", service.Time.GetUtcNow(), 100));
        }

        var next = 0;
        var readers = Enumerable.Range(0, 16).Select(_ => ReadAsync()).ToArray();

        var statuses = (await Task.WhenAll(readers)).SelectMany(static read => read).ToList();
        Assert.Equal(12 * Reports, statuses.Count);
        Assert.All(statuses, static status => Assert.Equal(HttpStatusCode.OK, status));

        async Task<List<HttpStatusCode>> ReadAsync()
        {
            var read = new List<HttpStatusCode>();
            while (Interlocked.Increment(ref next) is var i && i <= 12 * Reports)
            {
                using var response = await service.GetAsync($"/api/v1/users/ada-{i * 7 % Reports}/reports/1_year");
                read.Add(response.StatusCode);
            }

            return read;
        }
    }

    [Fact]
    public async Task A_full_cache_admits_a_report_that_is_read_often_and_drops_others()
    {
        await using var service = await StartAsync();
        var (renderings, reports) = (new Dictionary<string, int>(), service.App.Services.GetRequiredService<RenderedReportCache>());
        var format = new ReportFormat("text/plain", report =>
        {
            renderings[report.Username] = renderings.GetValueOrDefault(report.Username) + 1;
            return ValueTask.FromResult(RenderedBody.Of(new byte[100_000]));
        });
        for (var i = 0; i < 20; i++)
        {
            await service.StoreAsync(StoredReports.Sample($"ada-{i}", "1_year", service.Time.GetUtcNow()));
            await AskAsync($"ada-{i}");
        }

        await service.StoreAsync(StoredReports.Sample("hot", "1_year", service.Time.GetUtcNow()));
        await Deadline.UntilAsync(async () =>
        {
            await AskAsync("hot");
            var before = renderings["hot"];
            await AskAsync("hot");
            return renderings["hot"] == before;
        }, () => $"rendered {renderings["hot"]} times");

        var others = renderings.Values.Sum();
        for (var i = 0; i < 20; i++)
        {
            await AskAsync($"ada-{i}");
        }

        Assert.InRange(renderings.Values.Sum() - others, 10, 20);

        async Task AskAsync(string username)
        {
            Assert.True(GitHubLogin.TryParse(service.GitHub.ApiUrl.Authority, username, out var login));
            var report = await reports.Get(new ReportKey(login, ReportPeriod.FromName("1_year")), default);
            await report!.ToResult(format, default);
        }
    }

    private static Task<TestService> StartAsync() => TestService.StartAsync("CACHE_RENDERED_MEMORY_MB=1");
}
