namespace GitBrag.Cli.Tests.FrontDoor;

public sealed class TestCommandTests
{
    private const string Passing = "Test run summary: Passed!\\n  total: 12\\n  failed: 0\\n  succeeded: 10\\n  skipped: 2\\n  duration: 1s 002ms";
    private const string Failing = "Test run summary: Failed!\\n  total: 12\\n  failed: 1\\n  succeeded: 11\\n  skipped: 0\\n  duration: 1s 002ms";

    [BashFact]
    public async Task The_last_line_is_the_sum_that_the_runner_gives()
    {
        using var checkout = new Checkout();
        checkout.Set("SUMMARY", Passing);

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((0, "10 passed, 0 failed, 2 skipped"), (outcome.ExitCode, LastLine(outcome)));
        Assert.Contains("/GitBrag.Orleans.sln --configuration Release", checkout.Calls[^2], StringComparison.Ordinal);
        Assert.StartsWith("test --solution GitBrag.Orleans.sln", checkout.Calls[^1], StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_failed_test_makes_the_exit_code_1()
    {
        using var checkout = new Checkout();
        checkout.Set("SUMMARY", Failing);
        checkout.Set("TEST_STATUS", "2");

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((1, "11 passed, 1 failed, 0 skipped"), (outcome.ExitCode, LastLine(outcome)));
    }

    [BashFact]
    public async Task A_test_project_that_crashes_makes_the_exit_code_1_whatever_it_counted()
    {
        using var checkout = new Checkout();
        checkout.Set("SUMMARY", Passing);
        checkout.Set("TEST_STATUS", "7");

        Assert.Equal(1, (await checkout.RunAsync("test")).ExitCode);
    }

    [BashFact]
    public async Task Without_redis_or_chromium_and_without_root_the_packages_are_named()
    {
        using var checkout = new Checkout();
        checkout.AddTool("id", "#!/bin/bash\necho 1000\n");

        var outcome = await checkout.RunAsync("test");

        Assert.Contains("gitbrag: redis-server is missing; install the package redis-server (", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("gitbrag: chromium is missing; install the package chromium (", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Root_on_Debian_has_redis_and_chromium_installed()
    {
        using var checkout = new Checkout();
        checkout.AddTool("id", "#!/bin/bash\necho 0\n");
        checkout.AddTool("apt-get", "#!/bin/bash\nprintf '#!/bin/bash\\n' >\"${0%/*}/${!#}\"; chmod +x \"${0%/*}/${!#}\"; printf 'apt-get %s\\n' \"$*\" >>\"$CALLS\"\n");
        checkout.AddTool("chmod", "#!/bin/bash\nexec /bin/chmod \"$@\"\n");

        var outcome = await checkout.RunAsync("test");

        Assert.Contains(checkout.Calls, call => call.StartsWith("apt-get install --yes", StringComparison.Ordinal) && call.EndsWith("redis-server", StringComparison.Ordinal));
        Assert.Contains(checkout.Calls, call => call.StartsWith("apt-get install --yes", StringComparison.Ordinal) && call.EndsWith("chromium", StringComparison.Ordinal));
        Assert.DoesNotContain("is missing", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task When_the_build_fails_nothing_is_tested()
    {
        using var checkout = new Checkout();
        checkout.Set("BUILD_ERROR", "CS1002: ; expected");

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Out));
        Assert.EndsWith("/x/A.cs(1,2): error CS1002: ; expected\ngitbrag: the build failed.\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(checkout.Calls, static call => call.StartsWith("test ", StringComparison.Ordinal));
    }

    private static string LastLine(Outcome outcome) => outcome.Out.TrimEnd('\n').Split('\n')[^1];
}
