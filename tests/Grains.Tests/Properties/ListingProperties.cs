using FsCheck;
using FsCheck.Fluent;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;
using GitBrag.Tests.GitHub;

namespace GitBrag.Tests.Properties;

/// <summary>Whatever there is on GitHub, whatever becomes of it and however GitHub fails meanwhile, a listing from scratch and one that builds upon it find just what is there.</summary>
public sealed class ListingProperties
{
    private static readonly Gen<Example> AnyExample =
        from count in Gen.Choose(0, 320)
        from repositories in Gen.Choose(1, 12)
        from crowding in Gen.Elements(1, 60, 86_400)
        from changes in Gen.Choose(0, 30)
        from failing in Gen.Elements(0, 0, 10, 25)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Example(count, repositories, crowding, changes, failing, seed);

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.1);

    private sealed record Example(int Count, int Repositories, int Crowding, int Changes, int PercentFailing, int Seed);

    [Fact]
    public async Task What_is_listed_is_what_is_there()
    {
        await Property.HoldsAsync(AnyExample, examples: 25, async example =>
        {
            var clock = new ManualTimeProvider(GitHubAtWork.Until);
            await using var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Time = clock, Seed = example.Seed });
            var random = new Random(example.Seed);
            for (var number = 1; number <= example.Count; number++)
                gitHub.StandIn.World.AddPullRequest(Some(example, random, number));
            gitHub.StandIn.World.AddUser(new WorldUser { Login = "ada" });
            gitHub.StandIn.Faults.Add(
                new Fault { Status = 502, Rate = example.PercentFailing / 100.0 },
                new Fault { Drop = true, Rate = example.PercentFailing / 300.0 });

            var until = WholeSeconds(clock);
            var first = await clock.RushAsync(gitHub.StandIn, gitHub.ListAsync("ada", GitHubAtWork.Since, until), Step);
            AssertComplete(gitHub, first, until);

            var known = first.Known(GitHubAtWork.Since, until);
            clock.Advance(TimeSpan.FromHours(random.Next(1, 200)));
            for (var i = 0; i < example.Changes; i++)
                Change(gitHub.StandIn.World, example, random, WholeSeconds(clock));
            var later = WholeSeconds(clock);
            AssertComplete(gitHub, await clock.RushAsync(gitHub.StandIn, GitHubAtWork.ListAsync(gitHub.Open(), "ada", GitHubAtWork.Since, later, known), Step), later);
        });
    }

    private static void AssertComplete(GitHubAtWork gitHub, Listed listed, DateTimeOffset until)
    {
        var world = gitHub.StandIn.World;
        var expected = world.PullRequestsOf("ada").Where(pull => !world.Repository(pull.Repository)!.IsPrivate)
            .Where(pull => Within(pull.CreatedAt, until) || Within(pull.MergedAt, until)).ToList();
        Assert.Null(listed.Outcome.Error);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(GitHubAtWork.Ids(expected), listed.Ids);
        Assert.Equal(expected.Select(Line).Order(), listed.PullRequests.Select(pull => $"{pull.Repository}#{pull.Number} {pull.UpdatedAt:O} {pull.Additions}").Order());
        Assert.Equal(0, gitHub.StandIn.Stats.LimitViolations);
    }

    // As GitHub's instants are.
    private static DateTimeOffset WholeSeconds(ManualTimeProvider clock) => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    private static string Line(WorldPullRequest pull) => $"{pull.Repository}#{pull.Number} {pull.UpdatedAt:O} {pull.Additions}";

    private static bool Within(DateTimeOffset? instant, DateTimeOffset until) => GitHubAtWork.Since <= instant && instant <= until;

    private static WorldPullRequest Some(Example example, Random random, int number)
    {
        var created = GitHubAtWork.Until.AddSeconds(-3600 - ((long)random.Next(500) * example.Crowding));
        DateTimeOffset? ended = random.Next(3) == 0 ? null : created.AddSeconds(random.Next(3000));
        return new WorldPullRequest
        {
            Repository = $"acme/tool-{random.Next(example.Repositories)}", Number = number, Author = "ada", CreatedAt = created,
            ClosedAt = ended, MergedAt = random.Next(2) == 0 ? ended : null, Files = [new WorldFile("a.cs", random.Next(50), 1)],
        };
    }

    private static void Change(World world, Example example, Random random, DateTimeOffset now)
    {
        var pulls = world.PullRequestsOf("ada");
        var some = pulls.Count == 0 ? Some(example, random, 5_000) : pulls[random.Next(pulls.Count)];
        switch (random.Next(8))
        {
            case 0:
                world.RemovePullRequest(some.Repository, some.Number);
                break;
            case 1:
                world.AddRepository((world.Repository(some.Repository) ?? new WorldRepository { FullName = some.Repository }) with { IsPrivate = random.Next(2) == 0 });
                break;
            case 2:
                world.AddPullRequest(some with { Number = 10_000 + random.Next(1_000_000), DatabaseId = 0, CreatedAt = now, MergedAt = null, ClosedAt = null, UpdatedAt = now });
                break;
            case 3:
                world.AddPullRequest(some with { ClosedAt = now, MergedAt = now, UpdatedAt = now });
                break;
            case 4:
                world.RemoveRepository(some.Repository);
                break;
            default:
                world.AddPullRequest(some with { UpdatedAt = now, Files = [new WorldFile("b.cs", random.Next(50), 1)] });
                break;
        }
    }
}
