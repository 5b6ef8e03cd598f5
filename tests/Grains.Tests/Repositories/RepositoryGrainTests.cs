using System.Collections.Immutable;
using GitBrag.Repositories;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Repositories;

public sealed class RepositoryGrainTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public async Task The_increase_is_the_difference_of_two_observed_counts()
    {
        await using var host = await GrainHost.StartAsync();
        var first = await Observe(host, stars: 80);
        host.Clock.Advance(Year);

        var second = await Observe(host, stars: 95);

        Assert.Null(first.Value);
        Assert.Contains("2025-01-01", first.Reason, StringComparison.Ordinal);
        Assert.Equal(new StarIncrease(15, null), second);
    }

    [Fact]
    public async Task Observed_counts_survive_a_restart()
    {
        await using var host = await GrainHost.StartAsync();
        await Observe(host, stars: 80);
        host.Clock.Advance(Year);

        await host.RestartAsync();

        Assert.Equal(new StarIncrease(-3, null), await Observe(host, stars: 77));
    }

    [Fact]
    public async Task An_observation_that_tells_nothing_new_is_not_written()
    {
        await using var host = await GrainHost.StartAsync();
        await Observe(host, stars: 80);
        host.States.BeforeChange = change => throw new InvalidOperationException($"{change} was not expected.");

        await Observe(host, stars: 80);
        await Assert.ThrowsAnyAsync<Exception>(() => Observe(host, stars: 81));
    }

    [Fact]
    public async Task Without_a_cache_nothing_is_remembered()
    {
        await using var host = await GrainHost.StartAsync(options => options.Grains.CacheEnabled = false);
        await Observe(host, stars: 80);
        host.Clock.Advance(Year);

        Assert.Null((await Observe(host, stars: 95)).Value);
        Assert.Empty(host.States.Ids);
    }

    [Fact]
    public async Task Another_repository_that_takes_the_name_over_begins_with_nothing()
    {
        await using var host = await GrainHost.StartAsync();
        await Observe(host, stars: 80, id: 1);
        host.Clock.Advance(Year);

        Assert.Null((await Observe(host, stars: 95, id: 2)).Value);
        Assert.Empty(await host.Repository("octocat/hello").GetCounts(1));
        await host.Repository("octocat/hello").Leave(1);
        Assert.Single(await host.Repository("octocat/hello").GetCounts(2));
    }

    [Fact]
    public async Task A_renamed_repository_takes_its_counts_along()
    {
        await using var host = await GrainHost.StartAsync();
        await Observe(host, stars: 80, id: 1);
        host.Clock.Advance(Year);

        var counts = await host.Repository("octocat/hello").GetCounts(1);
        var increase = await Observe(host, stars: 95, id: 1, name: "octocat/renamed", former: counts);
        await host.Repository("octocat/hello").Leave(1);

        Assert.Equal(new StarIncrease(15, null), increase);
        Assert.Contains("octocat/renamed", Assert.Single(host.States.Ids).Grain, StringComparison.Ordinal);
    }

    private static Task<StarIncrease> Observe(GrainHost host, long stars, long? id = null, string name = "octocat/hello", ImmutableArray<StarSnapshot> former = default)
    {
        var now = host.Clock.GetUtcNow();
        var observation = new RepositoryObservation("A repository", false, stars, now.AddYears(-5), now) { RepositoryId = id, Former = former };
        return host.Repository(name).Observe(observation, now - Year, now);
    }
}
