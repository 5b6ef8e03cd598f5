using GitBrag.Reporting.Facts;

namespace GitBrag.Tests.Reports;

public sealed class PullRequestStateTests
{
    [Fact]
    public void A_merged_one_is_merged_though_it_is_closed_too()
    {
        var merged = Sample.Merged(1);

        Assert.NotNull(merged.ClosedAt);
        Assert.Equal("merged", PullRequestState.Of(merged));
        Assert.True(PullRequestState.Counts(merged));
    }

    [Fact]
    public void One_without_an_end_is_open_draft_or_not()
    {
        Assert.Equal("open", PullRequestState.Of(Sample.Open(1)));
        Assert.Equal("open", PullRequestState.Of(Sample.Open(1) with { Draft = true }));
        Assert.True(PullRequestState.Counts(Sample.Open(1)));
    }

    [Fact]
    public void One_that_ended_without_a_merge_is_closed_and_does_not_count()
    {
        Assert.Equal("closed", PullRequestState.Of(Sample.Closed(1)));
        Assert.False(PullRequestState.Counts(Sample.Closed(1)));
    }
}
