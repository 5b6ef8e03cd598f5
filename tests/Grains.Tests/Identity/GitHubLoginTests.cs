using GitBrag.Keys;

namespace GitBrag.Tests.Identity;

public sealed class GitHubLoginTests
{
    [Theory]
    [InlineData("octocat", "octocat")]
    [InlineData("OctoCat", "octocat")]
    [InlineData("a", "a")]
    [InlineData("0", "0")]
    [InlineData("a-b-c", "a-b-c")]
    [InlineData("mona_corp", "mona_corp")]
    [InlineData("mona-lisa_corp", "mona-lisa_corp")]
    [InlineData("dependabot[bot]", "dependabot[bot]")]
    [InlineData("Dependabot[BOT]", "dependabot[bot]")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghij", "abcdefghijabcdefghijabcdefghijabcdefghij")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghij[bot]", "abcdefghijabcdefghijabcdefghijabcdefghij[bot]")]
    [InlineData("octo-", "octo-")]
    [InlineData("-Octo-", "-octo-")]
    [InlineData("octo--cat", "octo--cat")]
    [InlineData("-", "-")]
    [InlineData("_octo_cat_", "_octo_cat_")]
    [InlineData("octo-_cat", "octo-_cat")]
    public void A_login_is_read_in_any_letter_case(string text, string name)
    {
        Assert.True(GitHubLogin.TryParse("GitHub.com", text, out var login));
        Assert.Equal(name, login.Name);
        Assert.Equal("github.com", login.Host);
        Assert.Equal("github.com/" + name, login.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[bot]")]
    [InlineData("a[bot][bot]")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData("../a")]
    [InlineData("a ")]
    [InlineData("a\n")]
    [InlineData("a\0")]
    [InlineData("u5 is:merged")]
    [InlineData("a:b")]
    [InlineData("ünïcode")]
    [InlineData("\u212Aelvin")] // the Kelvin sign, whose lower case is an ASCII k
    [InlineData("a\u0660")] // a digit of another script
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghijk")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghijk[bot]")]
    public void Anything_else_is_refused(string? text) => Assert.False(GitHubLogin.TryParse("github.com", text, out _));

    [Theory]
    [InlineData("octocat", false)]
    [InlineData("dependabot[bot]", true)]
    public void An_app_is_known_by_its_suffix(string text, bool isApp)
    {
        Assert.True(GitHubLogin.TryParse("github.com", text, out var login));
        Assert.Equal(isApp, login.IsApp);
    }

    [Theory]
    [InlineData("github.com/octocat")]
    [InlineData("ghe.example.com:8443/mona_corp")]
    [InlineData("github.com/-octo--cat-")]
    [InlineData("github.com/dependabot[bot]")]
    public void A_key_is_taken_apart_and_put_together_again(string key) => Assert.Equal(key, GitHubLogin.FromKey(key).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("octocat")]
    [InlineData("/octocat")]
    [InlineData("github.com/")]
    [InlineData("github.com/a/b")]
    public void What_is_no_key_is_refused(string key) => Assert.Throws<FormatException>(() => GitHubLogin.FromKey(key));

    [Fact]
    public void The_same_name_on_two_hosts_is_two_logins()
    {
        Assert.True(GitHubLogin.TryParse("github.com", "mona", out var one));
        Assert.True(GitHubLogin.TryParse("ghe.example.com", "mona", out var other));
        Assert.NotEqual(one, other);
    }
}
