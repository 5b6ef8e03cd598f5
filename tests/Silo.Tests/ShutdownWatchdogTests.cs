using GitBrag.Hosting;
using GitBrag.Testing;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace GitBrag.Silo.Tests;

public sealed class ShutdownWatchdogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ManualTimeProvider _time = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    [Fact]
    public void A_program_that_has_not_ended_when_its_time_is_over_is_broken_off()
    {
        var brokenOff = 0;
        using var limit = new ShutdownWatchdog(_lifetime, Limit, _time, () => brokenOff++);
        _time.Advance(Limit * 100);
        _lifetime.StopApplication();

        _time.Advance(Limit - Moment);
        Assert.Equal(0, brokenOff);
        _time.Advance(Moment);
        Assert.Equal(1, brokenOff);
    }

    [Fact]
    public void One_that_ended_in_order_is_not()
    {
        using (new ShutdownWatchdog(_lifetime, Limit, _time, static () => Assert.Fail("It had ended.")))
        {
            _lifetime.StopApplication();
        }

        _time.Advance(Limit);
    }

    [Theory]
    [InlineData(1, 0.75)]
    [InlineData(25, 22)]
    public void Some_of_the_time_is_left_to_give_up_what_does_not_end(double limit, double orderly) =>
        Assert.Equal(TimeSpan.FromSeconds(orderly), ShutdownWatchdog.Orderly(TimeSpan.FromSeconds(limit)));
}
