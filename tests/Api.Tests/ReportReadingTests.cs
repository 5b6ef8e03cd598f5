using System.IO.Compression;
using System.Net;
using GitBrag.Reporting.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Api.Tests;

public sealed class ReportReadingTests(TestService service) : IClassFixture<TestService>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_stored_report_is_read_in_any_letter_case_without_credentials()
    {
        var report = StoredReports.Sample("ada-reads", "1_year", Now());
        await service.StoreAsync(report);

        using var response = await service.GetAsync("/api/v1/users/ADA-reads/reports/1_YEAR");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("Accept-Encoding", Assert.Single(response.Headers.Vary));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(report.CreatedAt, response.Content.Headers.LastModified);
        Assert.Equal(ReportDocument.ToJson(report), await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.1, gzip;q=0.9", "gzip")]
    [InlineData("br;q=0, gzip;q=0, identity", null)]
    [InlineData("*", "br")]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    public async Task Each_coding_holds_the_same_report_under_a_tag_of_its_own(string accepted, string? coding)
    {
        var report = StoredReports.Sample("ada-codes", "1_year", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), 40);
        await service.StoreAsync(report);
        using var plain = await service.GetAsync("/api/v1/users/ada-codes/reports/1_year");

        using var response = await service.GetAsync("/api/v1/users/ada-codes/reports/1_year", null, ("Accept-Encoding", accepted));

        Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(coding is null, response.Headers.ETag!.Equals(plain.Headers.ETag));
        Assert.False(response.Headers.ETag.IsWeak);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), Decode(body, coding));
    }

    [Fact]
    public async Task A_client_that_has_the_report_gets_304()
    {
        const string path = "/api/v1/users/ada-again/reports/1_year";
        await service.StoreAsync(StoredReports.Sample("ada-again", "1_year", Now()));
        using var first = await service.GetAsync(path);
        var (tag, date) = (first.Headers.ETag!.ToString(), first.Content.Headers.LastModified!.Value);

        foreach (var (known, headers) in new (bool, (string, string)[])[]
        {
            (true, [("If-None-Match", tag)]),
            (true, [("If-None-Match", $"\"other\", W/{tag}")]),
            (true, [("If-None-Match", "*")]),
            (true, [("If-Modified-Since", date.ToString("R"))]),
            (false, [("If-None-Match", "\"other\"")]),
            (false, [("If-None-Match", "not a tag")]),
            (false, [("If-None-Match", tag), ("Accept-Encoding", "br")]),
            (false, [("If-Modified-Since", (date - Second).ToString("R"))]),
            (false, [("If-Modified-Since", "yesterday")]),
            (false, [("If-None-Match", "\"other\""), ("If-Modified-Since", date.ToString("R"))]),
        })
        {
            using var response = await service.GetAsync(path, null, headers);
            Assert.True(known == (response.StatusCode == HttpStatusCode.NotModified), $"{string.Join(", ", headers)}: {response.StatusCode}");
            Assert.NotNull(response.Headers.ETag);
            Assert.NotNull(response.Headers.CacheControl);
            Assert.Equal(known, (await response.Content.ReadAsByteArrayAsync()).Length == 0);
        }
    }

    [Fact]
    public async Task Head_gives_the_headers_of_get_without_the_body()
    {
        const string path = "/api/v1/users/ada-head/reports/1_year";
        await service.StoreAsync(StoredReports.Sample("ada-head", "1_year", Now()));
        using var get = await service.GetAsync(path);

        using var head = await service.SendAsync(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_new_version_shows_within_a_second()
    {
        const string path = "/api/v1/users/ada-news/reports/1_year";
        await service.StoreAsync(StoredReports.Sample("ada-news", "1_year", Now(), 3));
        using var before = await service.GetAsync(path);
        await service.StoreAsync(StoredReports.Sample("ada-news", "1_year", Now(), 4), version: 2, taskId: "second");

        service.Time.Advance(Second);
        using var after = await service.GetAsync(path);

        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(4, (await after.JsonAsync()).GetProperty("totals").GetProperty("pullRequests").GetInt32());
    }

    [Fact]
    public async Task An_unread_report_is_the_same_after_a_restart_and_without_the_memory()
    {
        await using var own = await TestService.StartAsync("CACHE_DEFAULT_TTL=0");
        await own.StoreAsync(StoredReports.Sample("ada-stays", "1_year", Now()));
        using var before = await own.GetAsync("/api/v1/users/ada-stays/reports/1_year");

        await own.RestartAsync("CACHE_DEFAULT_TTL=0");
        using var after = await own.GetAsync("/api/v1/users/ada-stays/reports/1_year");

        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(await before.Content.ReadAsByteArrayAsync(), await after.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_old_report_says_that_it_is_stale_and_changes_its_tag()
    {
        const string path = "/api/v1/users/ada-stale/reports/1_year";
        await service.StoreAsync(StoredReports.Sample("ada-stale", "1_year", Now() - TimeSpan.FromSeconds(86_400 - 600)));
        using var fresh = await service.GetAsync(path);
        Assert.False((await fresh.JsonAsync()).GetProperty("stale").GetBoolean());

        service.Time.Advance(TimeSpan.FromSeconds(1_200));
        using var stale = await service.GetAsync(path, null, ("If-None-Match", fresh.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        Assert.True((await stale.JsonAsync()).GetProperty("stale").GetBoolean());
        Assert.True(stale.Content.Headers.LastModified > fresh.Content.Headers.LastModified);
        Assert.False(stale.Headers.Contains("Link"));
    }

    [Fact]
    public async Task What_is_not_stored_is_not_found()
    {
        using var response = await service.GetAsync("/api/v1/users/nobody-yet/reports/1_year");

        var problem = await response.IsProblemAsync(HttpStatusCode.NotFound, "report-not-found");
        Assert.False(problem.TryGetProperty("task", out _));
        Assert.False(response.Headers.Contains("Link"));
    }

    private static byte[] Decode(byte[] body, string? coding)
    {
        using var source = new MemoryStream(body);
        using Stream decoded = coding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var plain = new MemoryStream();
        decoded.CopyTo(plain);
        return plain.ToArray();
    }

    private DateTimeOffset Now()
    {
        var now = service.App.Services.GetRequiredService<ReportClock>().UtcNow;
        return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }
}
