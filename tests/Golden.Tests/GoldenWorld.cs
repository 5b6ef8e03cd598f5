using GitBrag.GitHub.StandIn;

namespace GitBrag.Golden.Tests;

/// <summary>The made-up GitHub that the golden data was written from. It never changes: ids follow from the order in which things are added.</summary>
public static class GoldenWorld
{
    /// <summary>Where the service asks for GitHub. Keys begin with its host, so it is the same for every stand-in; a proxy leads to the one that runs.</summary>
    public const string ApiUrl = "http://github.test";

    /// <summary>The host of <see cref="ApiUrl"/>.</summary>
    public const string Host = "github.test";

    /// <summary>The subject of two finished public reports.</summary>
    public const string Finished = "finished";

    /// <summary>Whoever signed in, and has a private report of themselves.</summary>
    public const string Viewer = "viewer";

    /// <summary>Somebody else whose token reads private repositories.</summary>
    public const string Stranger = "stranger";

    /// <summary>The subject of the unfinished task.</summary>
    public const string Unfinished = "unfinished";

    /// <summary>The account that started the unfinished task with its own token, and nothing else.</summary>
    public const string Starter = "starter";

    /// <summary>A word that stands in the private report alone.</summary>
    public const string Secret = "vault/hidden-engine";

    /// <summary>When the made-up pull requests end.</summary>
    public static DateTimeOffset Until { get; } = new(2026, 1, 15, 11, 0, 0, TimeSpan.Zero);

    /// <summary>The token of an account, with access to private repositories.</summary>
    public static string TokenOf(string login) => $"token-of-{login}";

    /// <summary>Fills a stand-in that nothing was added to.</summary>
    public static void Fill(GitHubStandIn gitHub)
    {
        var world = gitHub.World;
        foreach (var login in new[] { Finished, Viewer, Stranger, Unfinished, Starter })
        {
            world.AddUser(new WorldUser { Login = login, Name = $"The {login} one", Bio = "Made up", Location = "Nowhere" });
            gitHub.Tokens.Add(TokenOf(login), login, "read:user", "repo");
        }

        world.AddGenerated(Finished, 40, repositories: 4, days: 700, maxFiles: 6, Until);
        world.AddGenerated(Viewer, 6, repositories: 2, days: 300, maxFiles: 4, Until);
        world.AddRepository(new WorldRepository { FullName = Secret, Description = "A plan", IsPrivate = true, Stars = 7 });
        world.AddPullRequest(new WorldPullRequest
        {
            Repository = Secret,
            Number = 1,
            Author = Viewer,
            Title = "Build the door",
            CreatedAt = Until.AddDays(-10),
            MergedAt = Until.AddDays(-9),
            Files = [new WorldFile("src/door.cobol", 4_000, 2, "added")],
        });
        world.AddGenerated(Unfinished, 500, repositories: 10, days: 360, maxFiles: 3, Until);
    }
}
