using GitBrag.Cli.Reports;
using GitBrag.Cli.Terminal;
using GitBrag.Reporting.Documents;

namespace GitBrag.Cli.Tests.Reports;

public sealed class ReportViewTests
{
    private const string Address = "http://localhost:8080/api/v1/users/octavia-codes/reports/1_year";

    [Fact]
    public void A_report_is_printed_for_a_hundred_columns()
    {
        const string Expected = """
            Octavia Codes (octavia-codes)
            Small functions, large tests.
            Tidewater Labs · Lisbon · https://octavia.example · @octavia · https://social.example/@octavia

            1 year, 22 Nov 2024 to 22 Nov 2025 · generated 22 Nov 2025 11:31 UTC

            Pull requests       12  11 merged, 1 open; 2 closed unmerged, not counted
            Repositories         2
            Lines added    +38,120
            Lines deleted  -12,004
            Changed files    2,310
            Stars gained       +57

            Sizes
              One Liner  1  ████████
              Small      6  ████████████████████████████████████████████████
              Medium     3  ████████████████████████
              Large      2  ████████████████
              Huge       0
              Massive    0

            Languages
              C#                75.0%  ████████████████████████████████████████████████  30,000 lines
              Jupyter Notebook  22.5%  ██████████████▍                                    9,000 lines
              YAML               2.5%  █▋                                                 1,000 lines

            Repositories
              Repository           Role    Pull requests    Added  Deleted  Stars
              tidewater/harbour    member              9  +30,100  -12,000    +60
              octavia-codes/notes  owner               3   +8,020       -4     -3

            Cost: 9 GitHub requests, 1,012 points; file lists: 9 fetched, 3 from cache.
            http://localhost:8080/api/v1/users/octavia-codes/reports/1_year
            """;
        Assert.Equal(Lines(Expected), Print(SampleReport.Create(), 100));
    }

    [Fact]
    public void A_narrow_terminal_gets_shorter_bars_and_no_roles()
    {
        const string Expected = """
            Octavia Codes (octavia-codes)
            Small functions, large tests.
            Tidewater Labs · Lisbon · https://octavia.example · @octavia
            · https://social.example/@octavia

            1 year, 22 Nov 2024 to 22 Nov 2025 · generated 22 Nov 2025
            11:31 UTC

            Pull requests       12  11 merged, 1 open; 2 closed
                                    unmerged, not counted
            Repositories         2
            Lines added    +38,120
            Lines deleted  -12,004
            Changed files    2,310
            Stars gained       +57

            Sizes
              One Liner  1  ██████▍
              Small      6  ██████████████████████████████████████
              Medium     3  ███████████████████
              Large      2  ████████████▋
              Huge       0
              Massive    0

            Languages
              C#                75.0%  ████████████  30,000 lines
              Jupyter Notebook  22.5%  ███▋           9,000 lines
              YAML               2.5%  ▍              1,000 lines

            Repositories
                                      Pull
              Repository          requests   Added Deleted Stars
              tidewater/harbour          9 +30,100 -12,000   +60
              octavia-codes/notes        3  +8,020      -4    -3

            Cost: 9 GitHub requests, 1,012 points; file lists: 9
            fetched, 3 from cache.
            http://localhost:8080/api/v1/users/octavia-codes/reports/1_year
            """;
        Assert.Equal(Lines(Expected), Print(SampleReport.Create(), 60));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(132)]
    public void No_line_but_the_address_is_longer_than_the_console_is_wide(int width)
    {
        var report = SampleReport.Create();
        var wide = SampleReport.Repository($"{new string('a', 39)}/{new string('b', 100)}", "FIRST_TIME_CONTRIBUTOR", 1, 123_456_789, 123_456_789, null);
        var lines = Print(report with { Repositories = [.. report.Repositories, wide], Profile = report.Profile with { Bio = new string('x', 300) } }, width);

        Assert.All(lines.Where(line => line != Address), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void What_is_missing_stands_before_the_figures_with_its_reason()
    {
        var report = SampleReport.Create() with
        {
            Complete = false,
            Missing = [new MissingPart("files", "tidewater/harbour", 7, "GitHub answered 502 three times."), new MissingPart("pullRequests", null, null, "Too many in one second.")],
        };

        var text = string.Join('\n', Print(report, 80));

        Assert.Contains("Incomplete: 2 parts are missing.\n  file list of tidewater/harbour#7: GitHub answered 502 three times.\n  pull requests: Too many in one second.\n", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Incomplete", StringComparison.Ordinal) < text.IndexOf("Pull requests", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pull_request_whose_files_GitHub_does_not_list_to_the_end_is_named_below_the_languages()
    {
        var report = SampleReport.Create();
        var harbour = report.Repositories[0];
        var cut = harbour with { PullRequests = [harbour.PullRequests[0] with { FilesTruncated = true }, .. harbour.PullRequests[1..]] };

        var lines = Print(report with { Repositories = [cut, .. report.Repositories[1..]] }, 132);

        var remark = "  GitHub lists no more than 3,000 files of a pull request. The languages of these count only those files: tidewater/harbour#1.";
        Assert.Equal(remark, lines[Array.FindIndex(lines, static line => line.Contains("YAML", StringComparison.Ordinal)) + 1]);
    }

    [Fact]
    public void Of_many_missing_things_the_first_ten_are_named_and_the_others_counted()
    {
        var missing = Enumerable.Range(1, 1_234).Select(number => new MissingPart("files", "a/b", number, "gone")).ToArray();
        var text = string.Join('\n', Print(SampleReport.Create() with { Complete = false, Missing = [.. missing] }, 80));

        Assert.Contains("Incomplete: 1,234 parts are missing.", text, StringComparison.Ordinal);
        Assert.Contains("a/b#10: gone\n  and 1,224 more", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a/b#11:", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_star_increase_is_called_unknown_with_its_reason_and_never_zero()
    {
        var report = SampleReport.Create();
        report = report with
        {
            Totals = report.Totals with { StarIncrease = null, StarIncreaseReason = "not observed since the beginning" },
            Repositories = [SampleReport.Repository("a/b", "OWNER", 1, 1, 1, null), SampleReport.Repository("c/d", "OWNER", 1, 1, 1, 5)],
        };

        var lines = Print(report, 100);

        Assert.Contains(lines, line => line.StartsWith("Stars gained", StringComparison.Ordinal) && line.EndsWith("unknown  not observed since the beginning", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  a/b", StringComparison.Ordinal) && line.EndsWith("unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_star_increase_is_known_the_table_has_no_column_for_them()
    {
        var report = SampleReport.Create();

        var lines = Print(report with { Repositories = [.. report.Repositories.Select(repository => repository with { StarIncrease = null })] }, 100);

        Assert.DoesNotContain(lines, line => line.EndsWith("Stars", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stale_report_says_so_and_how_to_have_it_anew() =>
        Assert.Contains(Print(SampleReport.Create() with { Stale = true }, 100), line => line.StartsWith("Stale:", StringComparison.Ordinal) && line.Contains("--force", StringComparison.Ordinal));

    [Fact]
    public void A_report_without_pull_requests_has_neither_charts_nor_a_table()
    {
        var report = SampleReport.Create();
        var lines = Print(report with { Languages = [], Repositories = [], Sizes = [.. report.Sizes.Select(size => size with { Count = 0 })] }, 80);

        Assert.DoesNotContain("Sizes", lines);
        Assert.DoesNotContain("Languages", lines);
        Assert.DoesNotContain("Repositories", lines);
    }

    [Fact]
    public void Text_from_GitHub_reaches_the_terminal_neither_as_markup_nor_as_an_escape_sequence()
    {
        var report = SampleReport.Create();
        report = report with
        {
            Profile = new ReportProfile("octavia-codes", "[red]Octavia[/] \u001b[2J\u001b]0;owned\u0007", null, "[bold", "\u202Eevil", "two\r\nlines", "[link=https://x]y[/]", "\u009b31m", [new SocialAccount("x", "[/]")]),
            Complete = false,
            Missing = [new MissingPart("files", "a/b", 1, "[underline]\u001b[31m")],
            Repositories = [SampleReport.Repository("[a]/[b]\u001b[8m", "[OWNER]", 1, 1, 1, 1)],
            Languages = [new LanguageShare("[C#]\u0007", 1, 1, 100)],
        };

        var text = string.Join('\n', Print(report, 100));

        Assert.Contains("[red]Octavia[/] [2J]0;owned", text, StringComparison.Ordinal);
        Assert.Contains("evil · two lines · [link=https://x]y[/]", text, StringComparison.Ordinal);
        Assert.Contains("[C#]", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202E', text);
    }

    private static string[] Print(Report report, int width)
    {
        using var writer = new StringWriter();
        new ReportView(Consoles.Plain(writer, width)).Print(report, Address);
        return Lines(writer.ToString().Trim('\r', '\n'));
    }

    // The console pads its tables with blanks, which nobody sees.
    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
}
