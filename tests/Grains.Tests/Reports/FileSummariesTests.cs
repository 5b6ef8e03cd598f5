using GitBrag.Reporting.Facts;
using GitBrag.Reporting.Languages;

namespace GitBrag.Tests.Reports;

public sealed class FileSummariesTests
{
    [Theory]
    [InlineData("src/Program.cs", ".cs")]
    [InlineData("PROGRAM.CS", ".cs")]
    [InlineData("a.b.c/jquery.min.js", ".js")]
    [InlineData("Dockerfile", "dockerfile")]
    [InlineData("build/Dockerfile.dev", "dockerfile")]
    [InlineData("build/Dockerfile.md", ".md")]
    [InlineData("api.dockerfile", ".dockerfile")]
    [InlineData("dockerfiles/readme", "")]
    [InlineData("lib/CMakeLists.txt", "cmakelists.txt")]
    [InlineData("notes.txt", ".txt")]
    [InlineData("GNUmakefile", "gnumakefile")]
    [InlineData("Makefile.am", "makefile")]
    [InlineData("Gemfile", "gemfile")]
    [InlineData("Gemfile.lock", ".lock")]
    [InlineData("go.mod", "go.mod")]
    [InlineData("go.sum", ".sum")]
    [InlineData(".gitignore", "/.gitignore")]
    [InlineData("templates/Python.gitignore", ".gitignore")]
    [InlineData("kernel/.config", "/.config")]
    [InlineData("web/App.config", ".config")]
    [InlineData(".CS", "/.cs")]
    [InlineData("web/.npmrc", "/.npmrc")]
    [InlineData("copy.npmrc", "")]
    [InlineData(".eslintrc.json", ".json")]
    [InlineData(".0123456789abcdef0123456789abcdef", "")]
    [InlineData(".", "")]
    [InlineData(".github/CODEOWNERS", "codeowners")]
    [InlineData("LICENSE", "")]
    [InlineData("ends.", "")]
    [InlineData(".git/", "")]
    [InlineData("", "")]
    [InlineData("cache.0123456789abcdef0123456789abcdef", "")]
    [InlineData("weird.xyzzy", ".xyzzy")]
    public void The_kind_of_a_file_is_its_telling_name_or_its_extension(string path, string kind) => Assert.Equal(kind, FileSummaries.KindOf(path));

    [Fact]
    public void Files_and_lines_are_added_up_by_kind_in_ordinal_order()
    {
        var summary = FileSummaries.Summarise([("z.py", 1, 0), ("Dockerfile", 2, 3), ("a/B.CS", 10, 5), ("b.cs", 0, 7), ("LICENSE", 4, 0), ("logo.png", 0, 0)], false);

        Assert.False(summary.Truncated);
        Assert.Equal<FileKindLines>(
            [
                new FileKindLines("", 1, 4),
                new FileKindLines(".cs", 2, 22),
                new FileKindLines(".png", 1, 0),
                new FileKindLines(".py", 1, 1),
                new FileKindLines("dockerfile", 1, 5),
            ],
            summary.Kinds);
    }

    [Fact]
    public void The_order_of_the_list_does_not_show() => Assert.Equal<FileKindLines>(
        FileSummaries.Summarise([("a.cs", 1, 0), ("b.py", 2, 0)], false).Kinds,
        FileSummaries.Summarise([("b.py", 2, 0), ("a.cs", 1, 0)], false).Kinds);

    [Fact]
    public void Lines_do_not_overflow() =>
        Assert.Equal(4L * int.MaxValue, FileSummaries.Summarise([("a.cs", int.MaxValue, int.MaxValue), ("b.cs", int.MaxValue, int.MaxValue)], false).Kinds.Single().Lines);

    [Fact]
    public void A_list_that_was_cut_stays_known_as_cut() =>
        Assert.True(FileSummaries.Summarise([("a.cs", 1, 0)], truncated: true).Truncated);

    [Fact]
    public void An_empty_list_is_a_known_summary_without_kinds() => Assert.Empty(FileSummaries.Summarise([], false).Kinds);
}
