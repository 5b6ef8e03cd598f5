using GitBrag.GitHub.StandIn;

namespace GitBrag.Api.Tests.Private;

/// <summary>People with secrets, and the tokens of those who may see them.</summary>
internal static class PrivateWorld
{
    /// <summary>A word that stands in everything private and nowhere else.</summary>
    public const string Secret = "xyzzy-secret";

    public const string Repository = $"vault/{Secret}-engine";

    public static string TokenOf(string login) => $"ghp_{login}-with-repo-scope";

    /// <summary>Adds a person with three public pull requests and one private, and a token of theirs with the scope <c>repo</c>.</summary>
    public static void AddPerson(this TestService service, string login)
    {
        var world = service.GitHub.World;
        service.GitHub.Tokens.Add(TokenOf(login), login, "read:user", "repo");
        world.AddGenerated(login, 3, repositories: 1, days: 100);
        world.AddRepository(new WorldRepository { FullName = Repository, Description = $"The {Secret} plan", IsPrivate = true, Stars = 7 });
        world.AddPullRequest(new WorldPullRequest
        {
            Repository = Repository,
            Number = world.PullRequests().Count + 1,
            Author = login,
            Title = $"Build the {Secret} door",
            CreatedAt = service.Time.GetUtcNow().AddDays(-10),
            MergedAt = service.Time.GetUtcNow().AddDays(-9),
            Files = [new WorldFile($"src/{Secret}/door.cobol", 4_000, 2, "added")],
        });
    }
}
