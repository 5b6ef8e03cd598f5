using System.Threading.Channels;
using GitBrag.GitHub;
using GitBrag.GitHub.FileLists;
using GitBrag.GitHub.Listing;
using GitBrag.GitHub.StandIn;

namespace GitBrag.Tests.GitHub;

public sealed class FaultyGitHubTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_interleaving_of_pages_and_faults_gives_the_same_as_the_plain_sum(int seed)
    {
        await using var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Seed = seed });
        var made = Crowded(gitHub.StandIn.World, new Random(seed), 330);
        gitHub.StandIn.Faults.Add(
            new Fault { Secondary = true, RetryAfter = TimeSpan.FromSeconds(1), Times = 1, Rate = 0.1 },
            new Fault { Status = 502, Rate = 0.15 },
            new Fault { Drop = true, Rate = 0.05 });
        var order = new Random(seed);
        gitHub.StandIn.BeforeAnswer = async _ =>
        {
            // Answers overtake each other.
            int turns;
            lock (order)
                turns = order.Next(200);
            for (var turn = 0; turn < turns; turn++)
                await Task.Yield();
        };

        var (listed, lists) = await ListAndFetchAsync(gitHub);

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.Empty(listed.Outcome.Missing);
        Assert.Equal(GitHubAtWork.Ids(made), lists.Select(list => list.Pull.NodeId).Order(StringComparer.Ordinal));
        Assert.All(lists, list => Assert.Null(list.MissingReason));
        Assert.Equal(made.Sum(pull => pull.Additions), lists.Sum(list => list.Files!.Files.Sum(file => file.Additions)));
        Assert.Equal(0, gitHub.StandIn.Stats.LimitViolations);
        Assert.NotEqual(0, gitHub.StandIn.Stats.Faulted);
    }

    private static async Task<(Listed Listed, List<FetchedFileList> Lists)> ListAndFetchAsync(GitHubAtWork gitHub)
    {
        var session = gitHub.Open();
        var wanted = Channel.CreateUnbounded<ListedPullRequest>();
        var pages = new List<ListedPage>();
        var lists = new List<FetchedFileList>();
        var fetching = session.FetchFileListsAsync(
            wanted.Reader,
            () => pages.Count > 0 ? pages[0].ExpectedTotal : 0,
            (list, _) =>
            {
                lists.Add(list);
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);
        try
        {
            var outcome = await session.ListAsync(
                new ListingQuery("ada", GitHubAtWork.Since, GitHubAtWork.Until),
                async (page, token) =>
                {
                    pages.Add(page);
                    foreach (var pull in page.PullRequests)
                        await wanted.Writer.WriteAsync(pull, token);
                },
                CancellationToken.None);
            wanted.Writer.Complete();
            Assert.Null(await fetching);
            return (new Listed(outcome, pages), lists);
        }
        finally
        {
            wanted.Writer.TryComplete();
        }
    }

    // Many to a second, some opened before the period, some with long file lists.
    private static List<WorldPullRequest> Crowded(World world, Random random, int count)
    {
        var made = new List<WorldPullRequest>();
        for (var number = 1; number <= count; number++)
        {
            var before = number % 6 == 0;
            var created = before ? GitHubAtWork.Since.AddDays(-1 - random.Next(500)) : GitHubAtWork.Since.AddSeconds(random.Next(40) * random.Next(1, 700_000));
            made.Add(world.AddPullRequest(new WorldPullRequest
            {
                Repository = $"acme/tool-{number % 7}", Number = number, Author = "ada", CreatedAt = created, MergedAt = before ? GitHubAtWork.Since.AddDays(random.Next(300)) : null,
                Files = [.. Enumerable.Range(0, number % 50 == 0 ? 230 : random.Next(4)).Select(i => new WorldFile($"src/{i}.cs", random.Next(90), 1))],
            }));
        }

        return made;
    }
}
