using GitBrag.Reporting.Languages;

namespace GitBrag.Tests.Reports;

public sealed class KnownLanguagesTests
{
    [Theory]
    [InlineData("Program.cs", "C#")]
    [InlineData("View.cshtml", "HTML")]
    [InlineData("App.csproj", "XML")]
    [InlineData("Directory.Build.props", "XML")]
    [InlineData("main.go", "Go")]
    [InlineData("lib.rs", "Rust")]
    [InlineData("setup.py", "Python")]
    [InlineData("stubs.pyi", "Python")]
    [InlineData("notebook.ipynb", "Jupyter Notebook")]
    [InlineData("App.tsx", "TypeScript")]
    [InlineData("index.mjs", "JavaScript")]
    [InlineData("Page.vue", "Vue")]
    [InlineData("vector.h", "C")]
    [InlineData("vector.hpp", "C++")]
    [InlineData("boot.S", "Assembly")]
    [InlineData("run.sh", "Shell")]
    [InlineData("run.cmd", "Batchfile")]
    [InlineData("run.ps1", "PowerShell")]
    [InlineData("main.tf", "HCL")]
    [InlineData("api.proto", "Protocol Buffer")]
    [InlineData("README.md", "Markdown")]
    [InlineData("ci.yml", "YAML")]
    [InlineData("package-lock.json", "JSON")]
    [InlineData("Dockerfile.prod", "Dockerfile")]
    [InlineData("Makefile", "Makefile")]
    [InlineData("CMakeLists.txt", "CMake")]
    [InlineData("Gemfile", "Ruby")]
    [InlineData("Jenkinsfile", "Groovy")]
    [InlineData("justfile", "Just")]
    [InlineData("Web.config", "XML")]
    [InlineData(".gitignore", "Ignore List")]
    [InlineData("src/.npmrc", "INI")]
    [InlineData("home/.bashrc", "Shell")]
    [InlineData(".env", "Dotenv")]
    public void A_file_belongs_to_the_language_its_name_tells(string path, string language) => Assert.Equal(language, KnownLanguages.Of(FileSummaries.KindOf(path)));

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("logo.png")]
    [InlineData("Cargo.lock")]
    [InlineData("go.sum")]
    [InlineData("data.bin")]
    [InlineData("kernel/.config")]
    [InlineData("hidden/.json")]
    [InlineData("apparmor/snap.profile")]
    public void Names_that_tell_no_language_belong_to_none(string path) => Assert.Null(KnownLanguages.Of(FileSummaries.KindOf(path)));

    [Theory]
    [InlineData(".npmrc", "INI")]
    [InlineData(".gitattributes", "Git Attributes")]
    [InlineData(".config", "XML")]
    [InlineData("dockerfile", "Dockerfile")]
    public void A_kind_of_an_earlier_version_stays_known(string kind, string language) => Assert.Equal(language, KnownLanguages.Of(kind));

    [Fact]
    public void Every_kind_in_the_table_is_one_that_a_file_can_have()
    {
        Assert.True(KnownLanguages.KnownKinds > 700);
        foreach (var (language, kinds) in LanguageTable.Rows)
        {
            Assert.All(kinds.Split(' '), kind =>
            {
                Assert.Equal(kind, FileSummaries.KindOf(kind[0] switch { '.' => "folder/Some" + kind, '/' => "folder" + kind, _ => "folder/" + kind }));
                Assert.Equal(language, KnownLanguages.Of(kind));
            });
        }
    }
}
