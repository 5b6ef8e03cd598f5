using System.Net;
using System.Text;
using GitBrag.Api.Exports;
using GitBrag.Api.Tests.Pages;
using GitBrag.Reporting.Documents;
using Markdig;

namespace GitBrag.Api.Tests;

public sealed class ExportTests(TestService service) : IClassFixture<TestService>
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("json", "application/json; charset=utf-8")]
    [InlineData("csv", "text/csv; charset=utf-8")]
    [InlineData("md", "text/markdown; charset=utf-8")]
    public async Task A_stored_report_is_given_as_a_file(string extension, string mediaType)
    {
        var path = $"/user/github/Ada-Exports/export.{extension}?since=2025-01-01&until=2025-12-31";
        await service.StoreAsync(StoredReports.Sample("ada-exports", "2025-01-01..2025-12-31", Now));

        using var response = await service.GetAsync(path);
        using var again = await service.GetAsync(path, null, ("If-None-Match", response.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.ToString());
        Assert.Equal($"attachment; filename=\"gitbrag-ada-exports-2025-01-01_2025-12-31.{extension}\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Contains("Add the operation for row", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("ada-exports/export.csv?period=2_years", HttpStatusCode.NotFound, "report-not-found")]
    [InlineData("ada-exports/export.csv?period=tomorrow", HttpStatusCode.BadRequest, "invalid-period")]
    [InlineData("ada-exports/export.csv?since=yesterday", HttpStatusCode.BadRequest, "invalid-period")]
    [InlineData("ada-exports/export.csv?period=1_year&since=2025-01-01", HttpStatusCode.NotFound, "report-not-found")]
    [InlineData("ada%20exports/export.md", HttpStatusCode.BadRequest, "invalid-username")]
    [InlineData("ada-exports/export.exe", HttpStatusCode.NotFound, "not-found")]
    public async Task What_cannot_be_exported_is_told(string path, HttpStatusCode status, string problem)
    {
        using var response = await service.GetAsync($"/user/github/{path}");

        await response.IsProblemAsync(status, problem);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("+1, really", "\"'+1, really\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tcmd", "\"'\tcmd\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("a = b", "a = b")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("“Ünï” 🎉", "“Ünï” 🎉")]
    public void A_title_in_the_table_is_a_text_and_never_a_formula(string title, string written)
    {
        var bytes = CsvExport.Write(WithTitle(title));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(
            "repository,number,title,state,draft,created_at,merged_at,closed_at,additions,deletions,changed_files,size,role,url,files_truncated\r\n"
            + $"ada/engine,1,{written},merged,false,2026-01-01T03:04:05Z,2026-01-01T06:04:05Z,2026-01-01T06:04:05Z,4,1,1,Small,OWNER,https://github.com/ada/engine/pull/1,false\r\n",
            Encoding.UTF8.GetString(bytes.AsSpan(3)));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[click](javascript:alert(1)) ![x](https://evil.example/x.png)")]
    [InlineData("a | b | c")]
    [InlineData("`code` *stars* _lines_ ~~gone~~ **bold** # no heading")]
    [InlineData("back\\slash \\| and &lt; entity &#60;b&#62;")]
    [InlineData("https://evil.example www.evil.example <https://evil.example>")]
    [InlineData("]( http://evil.example )")]
    public void A_title_in_the_document_reads_as_it_is(string title)
    {
        var markdown = Encoding.UTF8.GetString(MarkdownExport.Write(WithTitle(title)));

        var html = Markdown.ToHtml(markdown, new MarkdownPipelineBuilder().UseAdvancedExtensions().Build());

        Assert.Contains($"<td><a href=\"https://github.com/ada/engine/pull/1\">{WebUtility.HtmlEncode(title).Replace("&#39;", "'", StringComparison.Ordinal)}</a></td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_says_what_the_report_says()
    {
        var report = WithTitle("Fix it") with
        {
            Complete = false,
            Missing = [new MissingPart("files", "ada/engine", 1, "GitHub answered 502 three times.")],
        };

        var lines = Encoding.UTF8.GetString(MarkdownExport.Write(report)).Split('\n');

        Assert.Equal("# Ada “the first” Lovelace (\\@ada): contributions on GitHub", lines[0]);
        Assert.Contains("2 Jan 2025 to 2 Jan 2026, as of 2 Jan 2026.", lines);
        Assert.Contains("> - files of ada/engine #1: GitHub answered 502 three times\\.", lines);
        Assert.Contains("| 1 | 1 | 0 | 1 | 10 | 5 | 1 | unknown |", lines);
        Assert.Contains("| [ada/engine](<https://github.com/ada/engine>) | owner | 1 | 10 | 5 | unknown |", lines);
    }

    [Fact]
    public void A_file_list_that_GitHub_cut_is_told_in_both()
    {
        var report = PageReports.WithCutFileList("ada", Now);

        var rows = Encoding.UTF8.GetString(CsvExport.Write(report)).Split("\r\n");
        var document = Encoding.UTF8.GetString(MarkdownExport.Write(report));

        Assert.EndsWith(",url,files_truncated", rows[0], StringComparison.Ordinal);
        Assert.Equal(["true", "false", "false"], rows[1..4].Select(static row => row.Split(',')[^1]));
        Assert.Contains("\nGitHub lists at most 3,000 files of a pull request. Languages count only those files of: ada/engine\\#1.\n", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("not an address")]
    [InlineData("/relative")]
    public void An_address_that_is_none_of_the_web_is_no_link(string address) => Assert.Equal("a \\[b\\]", MarkdownText.Link("a [b]", address));

    private static Report WithTitle(string title)
    {
        var report = StoredReports.Sample("ada", "1_year", Now, 1);
        var repository = report.Repositories[0];
        return report with { Repositories = [repository with { PullRequests = [repository.PullRequests[0] with { Title = title }] }] };
    }
}
