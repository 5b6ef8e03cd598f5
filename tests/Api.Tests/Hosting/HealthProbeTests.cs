using GitBrag.Hosting;

namespace GitBrag.Api.Tests.Hosting;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("+")]
    [InlineData("0.0.0.0")]
    public async Task A_service_that_is_ready_is_found_so_and_one_that_has_stopped_is_not(string host)
    {
        // A port that the system gives to nobody, or another test's service could be found there after this one has stopped.
        var port = FreePorts.Take(1)[0];
        await using var service = await TestService.StartAsync($"urls=http://127.0.0.1:{port}");
        string[] args = ["--health", $"--urls=http://{host}:{port}"];

        Assert.True(HealthProbe.IsAsked(args));
        Assert.Equal(0, await GitBragApplication.RunAsync(args));

        await service.StopAsync();
        Assert.Equal(1, await GitBragApplication.RunAsync(args));
    }

    [Fact]
    public async Task A_setting_that_does_not_say_where_is_told_apart() => Assert.Equal(2, await GitBragApplication.RunAsync(["--health", "--urls=nowhere"]));

    [Fact]
    public void A_program_that_is_to_run_does_not_ask() => Assert.False(HealthProbe.IsAsked(["--urls=http://localhost:8080"]));
}
