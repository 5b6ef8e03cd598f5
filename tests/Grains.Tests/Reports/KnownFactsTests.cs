using GitBrag.Keys;
using GitBrag.Reports.Generation;
using GitBrag.Tests.Hosting;

namespace GitBrag.Tests.Reports;

public sealed class KnownFactsTests
{
    [Fact]
    public async Task What_is_known_of_the_files_is_put_together_once_for_thousands_that_ask()
    {
        await using var host = await GrainHost.StartAsync();
        host.GitHub.World.AddGenerated("octocat", 5);
        await host.Generate("octocat");
        var subject = (await host.Report("octocat", "1_year").GetHeader())!.SubjectId;

        var known = await KnownFacts.Gather(host.Grains, Octocat, CancellationToken.None);

        Assert.Equal(5, known.Files(subject).Count);
        Assert.Same(known.Files(subject), known.Files(subject));
        Assert.Empty(known.Files(subject + 1));
        Assert.Equal(5, known.Files(subject).Count);
    }

    [Fact]
    public async Task Work_that_is_stopped_does_not_wait_for_its_own_grain()
    {
        await using var host = await GrainHost.StartAsync();
        using var stopping = new CancellationTokenSource();
        var (writing, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.States.BeforeChange = _ =>
        {
            writing.TrySetResult();
            return release.Task;
        };
        var start = host.User("octocat").Start(GrainHostTasks.Request("1_year"));
        await writing.Task.WaitAsync(TimeSpan.FromSeconds(60));

        var gathering = KnownFacts.Gather(host.Grains, Octocat, stopping.Token);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gathering.WaitAsync(TimeSpan.FromSeconds(60)));
        host.States.BeforeChange = null;
        release.SetResult();
        await start;
    }

    private static UserKey Octocat => new(GrainHostGrains.Login("octocat"));
}
