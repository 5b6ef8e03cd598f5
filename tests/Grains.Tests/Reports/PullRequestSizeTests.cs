using GitBrag.Reporting.Documents;

namespace GitBrag.Tests.Reports;

public sealed class PullRequestSizeTests
{
    [Theory]
    [InlineData(0, 0, "One Liner")]
    [InlineData(1, 0, "One Liner")]
    [InlineData(0, 1, "One Liner")]
    [InlineData(1, 1, "Small")]
    [InlineData(2, 0, "Small")]
    [InlineData(60, 40, "Small")]
    [InlineData(60, 41, "Medium")]
    [InlineData(500, 0, "Medium")]
    [InlineData(0, 501, "Large")]
    [InlineData(1_000, 500, "Large")]
    [InlineData(1_000, 501, "Huge")]
    [InlineData(5_000, 0, "Huge")]
    [InlineData(5_000, 1, "Massive")]
    [InlineData(int.MaxValue, int.MaxValue, "Massive")]
    public void A_size_goes_by_additions_and_deletions_together(int additions, int deletions, string name) =>
        Assert.Equal(name, PullRequestSize.Of(additions, deletions).Name);
}
