using System.IO.Compression;
using System.Text;
using GitBrag.Api.Serving;
using GitBrag.Keys;
using GitBrag.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Api.Tests;

public sealed class ReportFormatTests(TestService service) : IClassFixture<TestService>
{
    private const string Markup = "<p>Hello <!--slot:name-->stranger<!--/slot-->, <!--slot:empty--><!--/slot-->here are ünïcode words. </p><!--slot:name-->you<!--/slot-->";

    [Fact]
    public async Task Visitors_without_content_of_their_own_get_the_defaults_in_every_coding()
    {
        foreach (var coding in (string[])["", "gzip", "br"])
        {
            var response = await SendAsync("ada-slots", Format(Markup), coding);

            Assert.Equal("<p>Hello stranger, here are ünïcode words. </p>you", Decode(response));
            Assert.Equal(coding, response.Headers.ContentEncoding.ToString());
            Assert.Equal("Accept-Encoding, Cookie", response.Headers.Vary);
            Assert.Equal("public, no-cache", response.Headers.CacheControl);
        }
    }

    [Theory]
    [InlineData("", "", 10)]
    [InlineData("gzip, deflate, br, zstd", "gzip", 10)]
    [InlineData("gzip", "gzip", 0)]
    [InlineData("gzip", "gzip", 65_535)]
    [InlineData("gzip", "gzip", 200_000)]
    public async Task A_visitor_gets_their_own_in_the_slots(string accepted, string coding, int length)
    {
        var name = new string('ä', length);
        var slots = new SlotContent().With("name", name).With("empty", "<b>!</b>").With("no such slot", "x");

        var response = await SendAsync("ada-slots", Format(Markup), accepted, slots);

        Assert.Equal($"<p>Hello {name}, <b>!</b>here are ünïcode words. </p>{name}", Decode(response));
        Assert.Equal(coding, response.Headers.ContentEncoding.ToString());
        Assert.Equal("private, no-cache", response.Headers.CacheControl);
    }

    [Fact]
    public async Task Each_visitor_has_a_tag_of_their_own_and_is_told_when_they_have_the_page()
    {
        var format = Format(Markup);
        var stranger = (await SendAsync("ada-tags", format, "gzip")).Headers.ETag;
        var one = (await SendAsync("ada-tags", format, "gzip", new SlotContent().With("name", "One"))).Headers.ETag;
        var other = (await SendAsync("ada-tags", format, "gzip", new SlotContent().With("name", "Other"))).Headers.ETag;
        Assert.Equal(3, new[] { stranger, one, other }.Distinct().Count());

        var again = await SendAsync("ada-tags", format, "gzip", new SlotContent().With("name", "One"), known: one!);
        var after = await SendAsync("ada-tags", format, "gzip", known: one!);

        Assert.Equal(StatusCodes.Status304NotModified, again.StatusCode);
        Assert.Equal(0, again.Body.Length);
        Assert.Equal(StatusCodes.Status200OK, after.StatusCode);
    }

    [Fact]
    public async Task A_format_is_rendered_once_however_many_ask_and_anew_for_a_new_version()
    {
        await service.StoreAsync(StoredReports.Sample("ada-once", "1_year", Clock.UtcNow));
        var (renderings, gate) = (0, new TaskCompletionSource());
        var format = new ReportFormat("text/plain", async report =>
        {
            Interlocked.Increment(ref renderings);
            await gate.Task;
            return RenderedBody.Of(Encoding.UTF8.GetBytes($"{report.Totals.PullRequests}"));
        });
        var asking = Enumerable.Range(0, 8).Select(_ => SendAsync("ada-once", format, "", isStored: true)).ToArray();
        gate.SetResult();
        await Task.WhenAll(asking);
        Assert.Equal(1, renderings);

        await service.StoreAsync(StoredReports.Sample("ada-once", "1_year", Clock.UtcNow, 4), version: 2, taskId: "second");
        service.Time.Advance(TimeSpan.FromSeconds(1));
        var after = await SendAsync("ada-once", format, "", isStored: true);

        Assert.Equal("4", Decode(after));
        Assert.Equal(2, renderings);
    }

    [Fact]
    public async Task A_format_that_could_not_be_rendered_is_tried_again()
    {
        var fails = true;
        var format = new ReportFormat("text/plain", _ => fails ? throw new InvalidOperationException("not now") : ValueTask.FromResult(RenderedBody.Of("fine"u8.ToArray())));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync("ada-fails", format, ""));

        fails = false;

        Assert.Equal("fine", Decode(await SendAsync("ada-fails", format, "")));
    }

    [Fact]
    public async Task A_format_that_is_not_kept_is_rendered_for_each_request()
    {
        var renderings = 0;
        var format = new ReportFormat("text/plain", _ => ValueTask.FromResult(RenderedBody.Of([(byte)('0' + ++renderings)]))) { IsCached = false };

        Assert.Equal("1", Decode(await SendAsync("ada-anew", format, "")));
        Assert.Equal("2", Decode(await SendAsync("ada-anew", format, "")));
    }

    [Fact]
    public async Task A_report_for_its_viewer_alone_says_so_to_every_cache()
    {
        await service.StoreAsync(StoredReports.Sample("ada-private", "1_year", Clock.UtcNow));
        var stored = await service.ReportOf("ada-private", "1_year").Get();
        var key = Key(service, "ada-private") with { Viewer = 7 };
        await service.Grains.GetGrain<IReportGrain>(key.ToString()).Store(new ReportPackage(stored!.Header, stored.Body, []), 1);
        var renderings = 0;
        var format = new ReportFormat("image/svg+xml", _ => ValueTask.FromResult(RenderedBody.Of([(byte)('0' + ++renderings)]))) { CacheControl = "public, max-age=300" };

        var first = await ExecuteAsync(await (await Reports.Get(key, default))!.ToResult(format, default), "");
        var second = await ExecuteAsync(await (await Reports.Get(key, default))!.ToResult(format, default), "");

        Assert.Equal("private, no-store", first.Headers.CacheControl);
        Assert.Equal(("1", "2"), (Decode(first), Decode(second)));
    }

    [Fact]
    public void A_slot_that_is_not_closed_is_refused() => Assert.Throws<FormatException>(static () => RenderedBody.OfMarkup("<!--slot:name-->x"));

    private static ReportFormat Format(string markup) => new("text/html; charset=utf-8", _ => ValueTask.FromResult(RenderedBody.OfMarkup(markup)));

    private RenderedReportCache Reports => service.App.Services.GetRequiredService<RenderedReportCache>();

    private ReportClock Clock => service.App.Services.GetRequiredService<ReportClock>();

    private static ReportKey Key(TestService service, string username) =>
        GitHubLogin.TryParse(service.GitHub.ApiUrl.Authority, username, out var login) ? new ReportKey(login, ReportPeriod.FromName("1_year")) : default;

    private async Task<HttpResponse> SendAsync(string username, ReportFormat format, string accepted, SlotContent? slots = null, string? known = null, bool isStored = false)
    {
        if (!isStored && await service.ReportOf(username, "1_year").GetHeader() is null)
        {
            await service.StoreAsync(StoredReports.Sample(username, "1_year", Clock.UtcNow));
        }

        var report = await Reports.Get(Key(service, username), default);
        return await ExecuteAsync(await report!.ToResult(format, default, slots), accepted, known);
    }

    private static async Task<HttpResponse> ExecuteAsync(ReportResult answer, string accepted, string? known = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Headers.AcceptEncoding = accepted;
        context.Request.Headers.IfNoneMatch = known;
        context.Response.Body = new MemoryStream();
        await answer.ExecuteAsync(context);
        await context.Response.BodyWriter.CompleteAsync();
        return context.Response;
    }

    private static string Decode(HttpResponse response)
    {
        Assert.Equal(response.ContentLength, response.Body.Length);
        response.Body.Position = 0;
        using Stream decoded = response.Headers.ContentEncoding.ToString() switch
        {
            "br" => new BrotliStream(response.Body, CompressionMode.Decompress),
            "gzip" => new GZipStream(response.Body, CompressionMode.Decompress),
            _ => response.Body,
        };
        using var plain = new MemoryStream();
        decoded.CopyTo(plain);
        return Encoding.UTF8.GetString(plain.ToArray());
    }
}
