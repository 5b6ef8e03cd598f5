using GitBrag.GitHub.GraphQL;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Tests.GitHub;

public sealed class OlderServerTests
{
    [Fact]
    public async Task What_a_server_lacks_is_left_out_and_asked_for_no_more()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 5, until: GitHubAtWork.Until);
        gitHub.StandIn.World.AddUser(gitHub.StandIn.World.User("ada")! with { Company = "ACME", Bio = "Builds." });
        gitHub.StandIn.Mode = new StandInMode { Lacks = ["socialAccounts", "User.bio", "isDraft"] };

        var listed = await gitHub.ListAsync("ada");
        var session = gitHub.Open();
        var again = await GitHubAtWork.ListAsync(session, "ada");

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Equal(GitHubAtWork.Ids(made), again.Ids);
        Assert.Equal(("ACME", null), (listed.Outcome.Subject!.Company, listed.Outcome.Subject.Bio));
        Assert.Equal(3, gitHub.StandIn.Stats.Calls);
        Assert.Equal(["bios", "drafts", "social accounts"], session.Lacking);
    }

    [Fact]
    public async Task An_order_that_a_server_lacks_costs_the_refresh_and_no_pull_request()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        var made = gitHub.StandIn.World.AddGenerated("ada", 150, days: 300, maxFiles: 1, until: GitHubAtWork.Until);
        var known = (await gitHub.ListAsync("ada")).Known(GitHubAtWork.Since, GitHubAtWork.Until);
        gitHub.StandIn.Mode = new StandInMode { Lacks = ["UPDATED_AT"] };

        var session = gitHub.Open();
        var listed = await GitHubAtWork.ListAsync(session, "ada", known: known);

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Empty(session.Lacking);
    }

    [Fact]
    public async Task What_a_report_cannot_do_without_is_named_when_a_server_lacks_it()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 5, until: GitHubAtWork.Until);
        gitHub.StandIn.Mode = new StandInMode { Lacks = ["PullRequest.mergedAt", "bio"] };

        var error = (await gitHub.ListAsync("ada")).Outcome.Error;

        Assert.Contains("doesn't exist on type", error!.Detail, StringComparison.Ordinal);

        // The second one asks no longer whose the token is, which GitHub refuses to apps.
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }

    [Fact]
    public void Without_a_part_a_query_keeps_neither_empty_fields_nor_unused_fragments_nor_variables()
    {
        const string query = """
            query Refresh($login: String!, $page: Int!, $ids: [ID!]!, $after: String) {
              repositoryOwner(login: $login) { ...Owner ...Recent }
              nodes(ids: $ids) { id }
            }
            fragment Owner on RepositoryOwner { login ... on User { social: socialAccounts(first: 10) { nodes { url } } } }
            fragment Recent on RepositoryOwner { ... on User { pullRequests(first: $page, after: $after) { nodes { ...Facts } } } }
            fragment Facts on PullRequest { id }
            """;

        var left = QueryText.Parse(query).Without(new HashSet<string> { "Recent/... on User/pullRequests", "Owner/... on User/socialAccounts/nodes/url" });

        Assert.Equal(
            "query Refresh($login: String!, $ids: [ID!]!, ) { repositoryOwner(login: $login) { ...Owner } nodes(ids: $ids) { id } } fragment Owner on RepositoryOwner { login }",
            string.Join(' ', left.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void An_error_without_a_place_is_known_by_the_name_of_its_field()
    {
        var gaps = new SchemaGaps();

        Assert.True(gaps.Learn(Operations.Subject.Query, [new GraphQLError(null, "Field 'socialAccounts' doesn't exist on type 'User'", null)]));

        Assert.DoesNotContain("socialAccounts", gaps.Apply(Operations.Subject.Query), StringComparison.Ordinal);
        Assert.DoesNotContain("socialAccounts", gaps.Apply(Operations.Listing.Query), StringComparison.Ordinal);
    }
}
