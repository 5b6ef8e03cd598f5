using GitBrag.PullRequests;
using GitBrag.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GitBrag.Tests.PullRequests;

public sealed class PullRequestGrainTests
{
    private static readonly TimeSpan SixHours = TimeSpan.FromHours(6);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_list_is_kept_for_less_than_six_hours_after_its_fetch_however_often_it_is_read()
    {
        await using var host = await GrainHost.StartAsync();
        var (grain, list) = (host.PullRequest("octocat/hello", 1), NewList(host));
        await grain.SetFiles(list);

        for (var hour = 0; hour < 5; hour++)
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(list.Files.AsEnumerable(), (await grain.GetFiles(list.UpdatedAt))!.Files);
        }

        host.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await grain.GetFiles(list.UpdatedAt));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await grain.GetFiles(list.UpdatedAt));
    }

    [Fact]
    public async Task The_six_hours_count_from_the_fetch_and_not_from_when_the_list_was_handed_over()
    {
        await using var host = await GrainHost.StartAsync();
        var (grain, list) = (host.PullRequest("octocat/hello", 1), NewList(host));

        host.Clock.Advance(TimeSpan.FromHours(5));
        await grain.SetFiles(list);
        host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await grain.GetFiles(list.UpdatedAt));
    }

    [Fact]
    public async Task A_list_from_before_the_pull_request_was_updated_is_not_given()
    {
        await using var host = await GrainHost.StartAsync();
        var (grain, list) = (host.PullRequest("octocat/hello", 1), NewList(host));
        await grain.SetFiles(list);

        Assert.NotNull(await grain.GetFiles(list.UpdatedAt - Second));
        Assert.Null(await grain.GetFiles(list.UpdatedAt + Second));
    }

    [Fact]
    public async Task An_older_list_does_not_replace_a_newer_one_and_a_newer_one_replaces_an_older()
    {
        await using var host = await GrainHost.StartAsync();
        var (grain, list) = (host.PullRequest("octocat/hello", 1), NewList(host));
        await grain.SetFiles(list);

        await grain.SetFiles(list with { Files = [], FetchedAt = list.FetchedAt - Second });
        Assert.Equal(list.Files.AsEnumerable(), (await grain.GetFiles(list.UpdatedAt))!.Files);

        await grain.SetFiles(list with { Files = [], FetchedAt = list.FetchedAt + Second });
        Assert.Empty((await grain.GetFiles(list.UpdatedAt))!.Files);
    }

    [Fact]
    public async Task A_forgotten_list_is_gone()
    {
        await using var host = await GrainHost.StartAsync();
        var (grain, list) = (host.PullRequest("octocat/hello", 1), NewList(host));
        await grain.SetFiles(list);

        await grain.Forget();

        Assert.Null(await grain.GetFiles(list.UpdatedAt));
    }

    [Fact]
    public async Task Lists_beyond_the_bound_are_not_kept()
    {
        await using var host = await GrainHost.StartAsync(options => (options.Silos, options.Grains.FileListMemory) = (2, 3 * SizeOfOneList()));
        var (grains, list) = (Enumerable.Range(1, 60).Select(number => host.PullRequest("octocat/hello", number)).ToList(), NewList(host));

        await Task.WhenAll(grains.Select(grain => grain.SetFiles(list)));

        var kept = await Task.WhenAll(grains.Select(grain => grain.GetFiles(list.UpdatedAt)));
        Assert.All(host.Silos, silo => Assert.Equal(3 * SizeOfOneList(), silo.GetRequiredService<FileListMemoryLimit>().Taken));
        Assert.Equal(3 * host.Silos.Count, kept.Count(files => files is not null));
    }

    [Fact]
    public async Task Memory_is_given_back_by_a_list_that_is_replaced_forgotten_outdated_or_too_old()
    {
        await using var host = await GrainHost.StartAsync();
        var (grain, list) = (host.PullRequest("octocat/hello", 1), NewList(host));

        await grain.SetFiles(list);
        await grain.SetFiles(list);
        Assert.Equal(SizeOfOneList(), Taken(host));

        await grain.Forget();
        Assert.Equal(0, Taken(host));

        await grain.SetFiles(list);
        await grain.GetFiles(list.UpdatedAt + Second);
        Assert.Equal(0, Taken(host));

        await grain.SetFiles(list);
        host.Clock.Advance(SixHours);
        await grain.GetFiles(list.UpdatedAt);
        Assert.Equal(0, Taken(host));
    }

    [Fact]
    public async Task Nothing_is_stored()
    {
        await using var host = await GrainHost.StartAsync();
        await host.PullRequest("octocat/hello", 1).SetFiles(NewList(host));

        await host.RestartAsync();

        Assert.Empty(host.States.Ids);
        Assert.Null(await host.PullRequest("octocat/hello", 1).GetFiles(NewList(host).UpdatedAt));
    }

    private static FileList NewList(GrainHost host) =>
        new([new FileChange("src/a.cs", 1, 2), new FileChange("b.md", 3, 4)], false, host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddDays(-3));

    private static long Taken(GrainHost host) => host.Silos.Sum(silo => silo.GetRequiredService<FileListMemoryLimit>().Taken);

    private static long SizeOfOneList()
    {
        var files = new FileList([new FileChange("src/a.cs", 1, 2), new FileChange("b.md", 3, 4)], false, default, default);
        return new FileListMemoryLimit(new GitBragOptions()).TryTake(files, out var bytes) && bytes > 0 ? bytes : throw new InvalidOperationException("A list takes memory.");
    }
}
