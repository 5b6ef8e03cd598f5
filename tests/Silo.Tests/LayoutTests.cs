using System.Text;
using GitBrag.Api;
using GitBrag.Hosting;
using GitBrag.Reports;
using GitBrag.Testing;
using GitBrag.Testing.Redis;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace GitBrag.Silo.Tests;

/// <summary>
/// A report lies in Redis in Orleans' own layout, octet by octet as version 1.0 wrote it: what one version writes is what another one reads.
/// </summary>
public sealed class LayoutTests(RedisServer redis) : IClassFixture<RedisServer>
{
    private const string Grain = "github.com/octocat/1_year";
    private const string Key = $"gitbrag/state/report/{Grain}/report";

    private const string Document =
        """{"schemaVersion":1,"version":7,"createdAt":"2026-01-31T12:00:00+00:00","since":"2025-01-31T12:00:00+00:00","until":"2026-01-31T12:00:00+00:00","complete":true,"subjectId":583231,"taskId":"0123456789abcdef","body":"Ym9keQ==","facts":"ZmFjdHM="}""";

    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReportPackage Package = new(
        new ReportHeader(7, Noon, Noon.AddYears(-1), Noon, true, 583231, "0123456789abcdef"), Encoding.UTF8.GetBytes("body"), Encoding.UTF8.GetBytes("facts"));

    [RedisFact]
    public async Task A_report_is_written_as_a_hash_of_its_document_and_an_etag()
    {
        await using var host = await StartAsync();

        await host.Report.Store(Package, 7);

        var fields = (await host.Redis.HashGetAllAsync(Key)).ToDictionary(static field => field.Name.ToString(), static field => field.Value.ToString());
        Assert.Equal(["data", "etag"], fields.Keys.Order());
        Assert.Equal(Document, fields["data"]);
        Assert.NotEmpty(fields["etag"]);
    }

    [RedisFact]
    public async Task A_report_of_version_1_is_read_and_replaced()
    {
        await using var host = await StartAsync();
        await host.Redis.HashSetAsync(Key, [new HashEntry("etag", "0f0e0d0c0b0a09080706050403020100"), new HashEntry("data", Document)]);

        var read = await host.Report.Get();

        Assert.Equal(Package.Header, read?.Header);
        Assert.Equal("body", Encoding.UTF8.GetString(read!.Body));
        Assert.False(await host.Report.Store(Package, 6));
        Assert.True(await host.Report.Store(Package with { Header = Package.Header with { Attempt = 8 } }, 8));
        Assert.Contains("\"version\":8,", (await host.Redis.HashGetAsync(Key, "data")).ToString(), StringComparison.Ordinal);
    }

    private async Task<Host> StartAsync()
    {
        var host = new Host(redis.Port);
        await host.StartAsync();
        return host;
    }

    /// <summary>The service in this process over an empty Redis, and a look at Redis past it.</summary>
    private sealed class Host(int port) : IAsyncDisposable
    {
        private readonly TemporaryDirectory _directory = new();
        private ConnectionMultiplexer _connection = null!;
        private Microsoft.AspNetCore.Builder.WebApplication _app = null!;

        public IReportGrain Report => _app.Services.GetRequiredService<IGrainFactory>().GetGrain<IReportGrain>(Grain);

        public IDatabase Redis => _connection.GetDatabase();

        public async Task StartAsync()
        {
            _connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},allowAdmin=true");
            await Redis.ExecuteAsync("FLUSHALL");
            _app = GitBragApplication.Create(
            [
                .. SettingNames.Defaults, "--urls=http://127.0.0.1:0", $"--GITBRAG_DATA={_directory.File("data")}", "--CACHE_REDIS_HOST=127.0.0.1", $"--CACHE_REDIS_PORT={port}",
            ]);
            await _app.StartAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            await _connection.CloseAsync();
            _connection.Dispose();
            _directory.Dispose();
        }
    }
}
