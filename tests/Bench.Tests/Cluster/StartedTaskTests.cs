using GitBrag.Bench.Cluster.Load;

namespace GitBrag.Bench.Tests.Cluster;

public sealed class StartedTaskTests
{
    private static readonly Uri Address = new("http://127.0.0.1:1/api/v1/users/x/tasks/7");

    [Theory]
    [InlineData(null, false)]
    [InlineData("/api/v1/users/x/tasks/7", false)]
    [InlineData("/api/v1/users/x/task", false)]
    [InlineData("/api/v1/users/x/tasks/8", true)]
    public void Two_gateways_that_name_two_tasks_have_started_two(string? other, bool isTwo) => Assert.Equal(isTwo, new StartedTask("x", Address, true, other).IsTwo);
}
