using GitBrag.GitHub;

namespace GitBrag.Tests.GitHub;

public sealed class GitHubOptionsTests
{
    [Theory]
    [InlineData("https://api.github.com", "https://api.github.com/graphql", "github.com")]
    [InlineData("https://api.github.com/", "https://api.github.com/graphql", "github.com")]
    [InlineData("https://Git.Example/api/v3", "https://git.example/api/graphql", "git.example")]
    [InlineData("https://git.example/api/v3/", "https://git.example/api/graphql", "git.example")]
    [InlineData("https://git.example:8443/tools/api/v3", "https://git.example:8443/tools/api/graphql", "git.example:8443")]
    [InlineData("http://127.0.0.1:9480", "http://127.0.0.1:9480/graphql", "127.0.0.1:9480")]
    public void Predecessor_fault_15_the_graphql_address_follows_from_the_api_address(string api, string graphQL, string host)
    {
        var options = new GitHubOptions { ApiUrl = new Uri(api) };

        Assert.Equal(new Uri(graphQL), options.GraphQLUrl);
        Assert.Equal(host, options.Host);
    }

    [Fact]
    public void A_graphql_address_that_was_set_stands()
    {
        var options = new GitHubOptions { ApiUrl = new Uri("https://git.example/api/v3"), GraphQLUrl = new Uri("https://graph.example/") };

        Assert.Equal(new Uri("https://graph.example/"), options.GraphQLUrl);
    }

    [Fact]
    public async Task Predecessor_fault_15_an_enterprise_server_is_asked_at_its_own_addresses()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 3, until: GitHubAtWork.Until);
        gitHub.Options.ApiUrl = new Uri(gitHub.StandIn.ApiUrl, "api/v3");

        var listed = await gitHub.ListAsync("ada");

        Assert.Equal(3, listed.PullRequests.Count);
        Assert.EndsWith("/api/graphql", gitHub.Options.GraphQLUrl.AbsolutePath, StringComparison.Ordinal);
    }
}
