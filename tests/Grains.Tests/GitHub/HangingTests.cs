using System.Net;
using GitBrag.GitHub;
using GitBrag.GitHub.StandIn;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

/// <summary>GitHub takes a request and never answers, or not to the end.</summary>
public sealed class HangingTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.1);

    private readonly ManualTimeProvider _clock = new(GitHubAtWork.Until);

    [Theory]
    [InlineData("Listing")]
    [InlineData("Window")]
    [InlineData("FileLists")]
    public async Task A_request_without_an_answer_is_given_up_and_sent_again(string operation)
    {
        await using var gitHub = await GitHubAtWork.StartAsync(new GitHubStandInOptions { Time = _clock });
        var made = gitHub.StandIn.World.AddGenerated("ada", 150, days: 300, maxFiles: 2, until: GitHubAtWork.Until);
        gitHub.StandIn.Faults.Add(new Fault { Operation = operation, Hang = true, Times = 2 });

        var listed = await _clock.RushAsync(gitHub.StandIn, gitHub.ListAsync("ada"), Step);
        var lists = await _clock.RushAsync(gitHub.StandIn, gitHub.FetchAsync(listed.PullRequests), Step);

        Assert.Equal(GitHubAtWork.Ids(made), listed.Ids);
        Assert.All(lists, list => Assert.Null(list.MissingReason));
        Assert.Equal(2, gitHub.StandIn.Stats.Faulted);
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_given_up()
    {
        using var script = new GitHubScript(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) });
        await using var gitHub = GitHubAtWork.Scripted(script, _clock);

        var listing = gitHub.ListAsync("ada");
        while (!listing.IsCompleted)
        {
            // Nothing is under way that could come in time.
            await Task.WhenAny(listing, Task.Delay(1));
            _clock.Advance(Step);
        }

        var listed = await listing;
        Assert.Equal(GitHubErrorKind.Unavailable, listed.Outcome.Error?.Kind);
        Assert.Equal("GitHub gave no usable answer. GitHub did not answer within 15 s. Try again later.", listed.Outcome.Error?.Detail);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
