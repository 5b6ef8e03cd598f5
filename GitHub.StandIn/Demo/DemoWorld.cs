using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

/// <summary>The made-up contributor of the demonstration: two years of work in nine repositories. Nobody in it exists.</summary>
public static class DemoWorld
{
    /// <summary>The contributor's login.</summary>
    public const string Login = "octavia-codes";

    /// <summary>Adds the contributor, their organisations, repositories and pull requests.</summary>
    /// <param name="world">Where to.</param>
    /// <param name="until">The instant at which the pull requests end, usually now; the same instant gives the same ones.</param>
    public static void AddTo(World world, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(world);
        using var stream = typeof(DemoWorld).Assembly.GetManifestResourceStream("demo.json")!;
        var data = JsonSerializer.Deserialize<DemoData>(stream, JsonSerializerOptions.Web)!;
        world.AddUser(data.User);
        foreach (var organization in data.Organizations) world.AddOrganization(organization);
        var random = new Random(StableHash.Of(Login));
        foreach (var repository in data.Repositories)
        {
            world.AddRepository(new WorldRepository { FullName = repository.FullName, Description = repository.Description, Stars = repository.Stars });
            foreach (var pullRequest in new DemoHistory(repository, random, until).Write()) world.AddPullRequest(pullRequest);
        }
    }
}
