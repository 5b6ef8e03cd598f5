using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Tests.GitHub;

public sealed class OwnerErrorTests
{
    [Theory]
    [InlineData("FORBIDDEN", "Resource protected by organization SAML enforcement.", 1)]
    [InlineData("INSUFFICIENT_SCOPES", "Your token has not been granted the required scopes.", 1)]
    [InlineData("SOMETHING_NEW", "Not today.", 1)]
    [InlineData("INTERNAL", "We stumbled.", 2)]
    [InlineData(null, "We stumbled.", 2)]
    public async Task An_account_that_GitHub_keeps_back_is_not_one_that_it_does_not_know(string? type, string message, int requests)
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.World.AddGenerated("ada", 3, until: GitHubAtWork.Until);
        gitHub.StandIn.Mode = new StandInMode { OwnerError = new OwnerError(type, message) };

        var listed = await gitHub.ListAsync("ada");
        var afterListing = gitHub.StandIn.Stats.Calls;
        var found = await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);

        Assert.All([listed.Outcome.Error, found.Error], error => Assert.Equal(GitHubErrorKind.Unavailable, error?.Kind));
        Assert.All([listed.Outcome.Error, found.Error], error => Assert.Contains(message, error!.Detail, StringComparison.Ordinal));
        Assert.Equal((requests, 2 * requests), (afterListing, gitHub.StandIn.Stats.Calls));
    }

    [Fact]
    public async Task A_login_that_GitHub_says_it_does_not_know_is_told_so()
    {
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.Mode = new StandInMode { OwnerError = new OwnerError("NOT_FOUND", "Could not resolve to a User with the login of 'ada'.") };

        Assert.Equal(GitHubErrorKind.UserNotFound, (await gitHub.ListAsync("ada")).Outcome.Error?.Kind);
    }

    [Fact]
    public async Task A_refusal_for_want_of_single_sign_on_says_where_to_authorise_the_token()
    {
        const string address = "https://github.com/orgs/acme/sso?authorization_request=AZSCK";
        await using var gitHub = await GitHubAtWork.StartAsync();
        gitHub.StandIn.Faults.Add(new Fault
        {
            Status = 403, Body = """{"message":"Resource protected by organization SAML enforcement."}""", Headers = new Dictionary<string, string> { ["X-GitHub-SSO"] = $"required; url={address}" },
        });

        var found = await gitHub.Open().FindSubjectAsync("ada", CancellationToken.None);

        Assert.Contains("SAML enforcement", found.Error!.Detail, StringComparison.Ordinal);
        Assert.Contains(address, found.Error.Detail, StringComparison.Ordinal);
        Assert.Equal(2, gitHub.StandIn.Stats.Calls);
    }
}
