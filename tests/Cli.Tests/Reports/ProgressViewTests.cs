using GitBrag.Cli.Reports;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;

namespace GitBrag.Cli.Tests.Reports;

public sealed class ProgressViewTests
{
    [Theory]
    [InlineData("queued", "queued", "Waiting behind another report of this username")]
    [InlineData("running", "queued", "Listing pull requests")]
    [InlineData("running", "listing", "Listing pull requests")]
    [InlineData("running", "files", "Fetching file lists")]
    [InlineData("running", "storing", "Computing the report")]
    [InlineData("waiting", "files", "Waiting for GitHub's rate limit until 11:32:10 UTC")]
    public void Each_phase_has_its_words(string state, string phase, string words)
    {
        var until = state == "waiting" ? new DateTimeOffset(2025, 11, 22, 11, 32, 10, TimeSpan.Zero) : (DateTimeOffset?)null;

        Assert.Equal(words, ProgressView.Describe(new TaskAnswer("7", state, phase, 1, 2, until, null)));
    }

    [Fact]
    public async Task Where_there_is_no_terminal_nothing_is_shown()
    {
        using var writer = new StringWriter();

        var result = await new ProgressView(Consoles.Plain(writer, 80)).ShowAsync("Asking", onAnswer =>
        {
            onAnswer(new TaskAnswer("7", "running", "files", 1, 2, null, null));
            return Task.FromResult(5);
        });

        Assert.Equal((5, ""), (result, writer.ToString()));
    }
}
