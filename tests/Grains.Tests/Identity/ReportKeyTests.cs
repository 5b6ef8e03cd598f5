using GitBrag.Keys;

namespace GitBrag.Tests.Identity;

public sealed class ReportKeyTests
{
    [Theory]
    [InlineData("github.com/octocat/1_year")]
    [InlineData("github.com/dependabot[bot]/2024-01-01..2024-12-31")]
    [InlineData("ghe.example.com:8443/mona_corp/all_time")]
    [InlineData("github.com/octocat/1_year~583231")]
    [InlineData("github.com/octocat/2024-01-01..2024-12-31~9223372036854775807")]
    public void A_key_is_taken_apart_and_put_together_again(string key) => Assert.Equal(key, ReportKey.FromKey(key).ToString());

    [Fact]
    public void A_key_names_login_and_period()
    {
        var key = ReportKey.FromKey("github.com/octocat/2024-01-01..2024-12-31");

        Assert.Equal(("github.com", "octocat", "2024-01-01..2024-12-31"), (key.Login.Host, key.Login.Name, key.Period.Name));
    }

    [Fact]
    public void The_key_of_a_private_report_names_its_viewer_and_is_no_public_ones()
    {
        var key = ReportKey.FromKey("github.com/octocat/1_year~583231");

        Assert.Equal(583231, key.Viewer);
        Assert.NotEqual(key, key with { Viewer = null });
        Assert.NotEqual(key.ToString(), (key with { Viewer = 58323 }).ToString());
        Assert.Equal("github.com/octocat~583231", key.User.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("github.com/octocat/1_year~")]
    [InlineData("github.com/octocat/1_year~0")]
    [InlineData("github.com/octocat/1_year~01")]
    [InlineData("github.com/octocat/1_year~-1")]
    [InlineData("github.com/octocat/1_year~1~2")]
    [InlineData("github.com/octocat/1_year~9223372036854775808")]
    [InlineData("github.com/octocat~1/1_year")]
    [InlineData("1_year")]
    [InlineData("octocat/1_year")]
    [InlineData("github.com/octocat")]
    [InlineData("github.com/octocat/")]
    [InlineData("github.com/octocat/3_years")]
    [InlineData("github.com/octo/cat/1_year")]
    public void What_is_no_key_is_refused(string key) => Assert.Throws<FormatException>(() => ReportKey.FromKey(key));
}
