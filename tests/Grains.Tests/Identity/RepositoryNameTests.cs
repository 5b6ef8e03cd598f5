using GitBrag.Keys;

namespace GitBrag.Tests.Identity;

public sealed class RepositoryNameTests
{
    [Theory]
    [InlineData("octo/cat", "octo/cat")]
    [InlineData("DotNet/Orleans.Samples_2", "dotnet/orleans.samples_2")]
    [InlineData("octo/.github", "octo/.github")]
    [InlineData("octo/...", "octo/...")]
    [InlineData("-/-", "-/-")]
    public void A_name_is_read_in_any_letter_case(string text, string fullName)
    {
        Assert.True(RepositoryName.TryParse("GitHub.com", text, out var name));
        Assert.Equal(fullName, name.FullName);
        Assert.Equal("github.com/" + fullName, name.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("octo")]
    [InlineData("/cat")]
    [InlineData("octo/")]
    [InlineData("octo/cat/tail")]
    [InlineData("octo//cat")]
    [InlineData("octo/..")]
    [InlineData("octo/.")]
    [InlineData("../cat")]
    [InlineData("octo/c at")]
    [InlineData("octo/cat#1")]
    [InlineData("octo/\u212A")]
    public void Anything_else_is_refused(string? text) => Assert.False(RepositoryName.TryParse("github.com", text, out _));

    [Fact]
    public void The_longest_name_that_GitHub_allows_is_read_and_no_longer_one()
    {
        var longest = new string('a', 40) + "/" + new string('b', 100);

        Assert.True(RepositoryName.TryParse("github.com", longest, out _));
        Assert.False(RepositoryName.TryParse("github.com", longest + "b", out _));
        Assert.False(RepositoryName.TryParse("github.com", new string('a', 41) + "/b", out _));
    }

    [Fact]
    public void A_pull_request_is_known_by_repository_and_number()
    {
        Assert.True(RepositoryName.TryParse("github.com", "Octo/Cat", out var name));
        Assert.Equal("github.com/octo/cat#1234", new PullRequestId(name, 1234).ToString());
    }
}
