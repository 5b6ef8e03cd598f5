using GitBrag.Keys;

namespace GitBrag.Tests.Identity;

public sealed class UserKeyTests
{
    [Theory]
    [InlineData("github.com/octocat", null)]
    [InlineData("github.com/octocat~583231", 583231L)]
    [InlineData("ghe.example.com:8443/mona_corp~7", 7L)]
    public void A_key_is_taken_apart_and_put_together_again(string key, long? viewer)
    {
        Assert.Equal(viewer, UserKey.FromKey(key).Viewer);
        Assert.Equal(key, UserKey.FromKey(key).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("octocat")]
    [InlineData("github.com/~1")]
    [InlineData("github.com/octocat~")]
    [InlineData("github.com/octocat~x")]
    [InlineData("github.com/octocat~٣")]
    public void What_is_no_key_is_refused(string key) => Assert.Throws<FormatException>(() => UserKey.FromKey(key));
}
