using GitBrag.Reporting.Documents;
using GitBrag.Reporting.Languages;

namespace GitBrag.Tests.Reports;

public sealed class LanguageSharesTests
{
    [Fact]
    public void Kinds_of_one_language_are_added_up_over_all_pull_requests()
    {
        var shares = LanguageShares.Of(
        [
            Sample.Merged(1) with { Files = Sample.Files((".ts", 1, 30), (".tsx", 2, 30)) },
            Sample.Merged(2) with { Files = Sample.Files((".ts", 1, 15), (".go", 1, 25)) },
        ]);

        Assert.Equal<LanguageShare>([new LanguageShare("TypeScript", 4, 75, 75.0), new LanguageShare("Go", 1, 25, 25.0)], shares);
    }

    [Fact]
    public void Unknown_kinds_are_left_out_of_the_hundred_percent()
    {
        var shares = LanguageShares.Of([Sample.Merged(1) with { Files = Sample.Files(("", 1, 1_000), (".xyzzy", 1, 1_000), (".go", 1, 1)) }]);

        Assert.Equal<LanguageShare>([new LanguageShare("Go", 1, 1, 100.0)], shares);
    }

    [Fact]
    public void The_ten_largest_are_listed_and_the_others_still_count_in_the_percent()
    {
        string[] kinds = [".go", ".rs", ".py", ".rb", ".cs", ".fs", ".vb", ".js", ".ts", ".c", ".cpp", ".swift"];
        var shares = LanguageShares.Of([Sample.Merged(1) with { Files = Sample.Files([.. kinds.Select((kind, i) => (kind, 1, 100L - i))]) }]);

        Assert.Equal(10, shares.Length);
        Assert.Equal("Go", shares[0].Name);
        Assert.Equal("C", shares[9].Name);
        Assert.Equal(Math.Round(100m * 100 / (1_200 - 66), 1), (decimal)shares[0].Percent);
    }

    [Fact]
    public void Equal_languages_stand_by_name()
    {
        var shares = LanguageShares.Of([Sample.Merged(1) with { Files = Sample.Files((".rs", 1, 5), (".cs", 1, 5), (".go", 1, 5)) }]);

        Assert.Equal(["C#", "Go", "Rust"], shares.Select(share => share.Name));
    }

    [Theory]
    [InlineData(1, 2, 33.3)]
    [InlineData(2, 1, 66.7)]
    [InlineData(1, 1_999, 0.1)]
    [InlineData(1, 2_000, 0.0)]
    [InlineData(25, 1_975, 1.3)]
    public void Percents_have_one_decimal_and_halves_go_up(int lines, int others, double percent)
    {
        var shares = LanguageShares.Of([Sample.Merged(1) with { Files = Sample.Files((".cs", 1, lines), (".go", 1, others)) }]);

        Assert.Equal(percent, shares.Single(share => share.Name == "C#").Percent);
    }

    [Fact]
    public void Renamed_files_count_as_files_without_lines() => Assert.Equal<LanguageShare>(
        [new LanguageShare("C#", 3, 0, 0.0)],
        LanguageShares.Of([Sample.Merged(1) with { Files = Sample.Files((".cs", 3, 0)) }]));

    [Fact]
    public void Unknown_files_add_nothing() => Assert.Empty(LanguageShares.Of([Sample.Merged(1) with { Files = null }]));
}
