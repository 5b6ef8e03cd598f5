using GitBrag.Reports;

namespace GitBrag.Tests.Identity;

public sealed class ReportKeyTests
{
    [Theory]
    [InlineData("github.com/octocat/1_year")]
    [InlineData("github.com/dependabot[bot]/2024-01-01..2024-12-31")]
    [InlineData("ghe.example.com:8443/mona_corp/all_time")]
    public void A_key_is_taken_apart_and_put_together_again(string key) => Assert.Equal(key, ReportKey.FromKey(key).ToString());

    [Fact]
    public void A_key_names_login_and_period()
    {
        var key = ReportKey.FromKey("github.com/octocat/2024-01-01..2024-12-31");

        Assert.Equal(("github.com", "octocat", "2024-01-01..2024-12-31"), (key.Login.Host, key.Login.Name, key.Period.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1_year")]
    [InlineData("octocat/1_year")]
    [InlineData("github.com/octocat")]
    [InlineData("github.com/octocat/")]
    [InlineData("github.com/octocat/3_years")]
    [InlineData("github.com/octo/cat/1_year")]
    public void What_is_no_key_is_refused(string key) => Assert.Throws<FormatException>(() => ReportKey.FromKey(key));
}
