using GitBrag.Reports.Generation;

namespace GitBrag.Tests.Reports;

public sealed class GrainCallsTests
{
    [Fact]
    public async Task Thousands_of_grains_are_called_a_batch_at_a_time()
    {
        var called = new List<int>();
        var answers = new List<TaskCompletionSource>();
        var calling = GrainCalls.ForEach(Enumerable.Range(0, (2 * GrainCalls.AtOnce) + 1), number =>
        {
            called.Add(number);
            answers.Add(new TaskCompletionSource());
            return answers[^1].Task;
        });

        foreach (var expected in new[] { GrainCalls.AtOnce, 2 * GrainCalls.AtOnce, (2 * GrainCalls.AtOnce) + 1 })
        {
            Assert.Equal(expected, called.Count);
            Assert.False(calling.IsCompleted);
            answers.ToList().ForEach(static answer => answer.TrySetResult());
        }

        await calling;
        Assert.Equal(Enumerable.Range(0, called.Count), called);
    }
}
