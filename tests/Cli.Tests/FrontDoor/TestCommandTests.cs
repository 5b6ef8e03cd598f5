using Xunit;

namespace GitBrag.Cli.Tests.FrontDoor;

public sealed class TestCommandTests
{
    private const string Passing = "total=\"5\" executed=\"5\" passed=\"5\" failed=\"0\" error=\"0\"";
    private const string Mixed = "total=\"9\" executed=\"7\" passed=\"6\" failed=\"1\" error=\"0\"";

    [BashFact]
    public async Task The_last_line_sums_over_the_projects()
    {
        using var checkout = Create();
        checkout.Set("A_COUNTERS", Passing);
        checkout.Set("B_COUNTERS", Passing);

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((0, "10 passed, 0 failed, 0 skipped"), (outcome.ExitCode, LastLine(outcome)));
        Assert.DoesNotContain("output of", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("build", checkout.Calls[^3], StringComparison.Ordinal);
        Assert.Contains("/GitBrag.Orleans.sln --configuration Release", checkout.Calls[^3], StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_failed_test_is_shown_and_makes_the_exit_code_1()
    {
        using var checkout = Create();
        checkout.Set("A_COUNTERS", Passing);
        checkout.Set("B_COUNTERS", Mixed);
        checkout.Set("B_STATUS", "1");

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((1, "11 passed, 1 failed, 2 skipped"), (outcome.ExitCode, LastLine(outcome)));
        Assert.Contains("B.Tests:\noutput of B.Tests\n", outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("output of A.Tests", outcome.Out, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_project_that_crashes_without_results_counts_as_a_failure()
    {
        using var checkout = Create();
        checkout.Set("A_COUNTERS", Passing);
        checkout.Set("B_STATUS", "134");

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((1, "5 passed, 1 failed, 0 skipped"), (outcome.ExitCode, LastLine(outcome)));
        Assert.Contains("ended without a full result", outcome.Out, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_project_that_crashes_after_its_tests_counts_as_a_failure()
    {
        using var checkout = Create();
        checkout.Set("A_COUNTERS", Passing);
        checkout.Set("B_COUNTERS", Passing);
        checkout.Set("B_STATUS", "1");

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((1, "10 passed, 1 failed, 0 skipped"), (outcome.ExitCode, LastLine(outcome)));
    }

    [BashFact]
    public async Task No_tests_at_all_is_a_failure()
    {
        using var checkout = Create();

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((1, "0 passed, 2 failed, 0 skipped"), (outcome.ExitCode, LastLine(outcome)));
    }

    [BashFact]
    public async Task A_skipped_test_is_named_with_what_is_missing()
    {
        using var checkout = Create();
        checkout.Set("A_COUNTERS", Mixed.Replace("failed=\"1\"", "failed=\"0\"", StringComparison.Ordinal).Replace("passed=\"6\"", "passed=\"7\"", StringComparison.Ordinal));
        checkout.Set("B_COUNTERS", Passing);
        checkout.Set("SKIPPED", "&quot;redis-server&quot; is missing");

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((0, "12 passed, 0 failed, 2 skipped"), (outcome.ExitCode, LastLine(outcome)));
        Assert.Contains("\nA.Tests, skipped:\n  A.Tests.Test: \"redis-server\" is missing\n\n", outcome.Out, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Without_redis_and_without_root_the_package_is_named()
    {
        using var checkout = Create();
        checkout.AddTool("id", "#!/bin/bash\necho 1000\n");

        var outcome = await checkout.RunAsync("test");

        Assert.Contains("gitbrag: redis-server is missing; install the package redis-server", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Root_on_Debian_has_redis_installed()
    {
        using var checkout = Create();
        checkout.AddTool("id", "#!/bin/bash\necho 0\n");
        checkout.AddTool("apt-get", "#!/bin/bash\nprintf '#!/bin/bash\\n' >\"${0%/*}/redis-server\"; chmod +x \"${0%/*}/redis-server\"; printf 'apt-get %s\\n' \"$*\" >>\"$CALLS\"\n");
        checkout.AddTool("chmod", "#!/bin/bash\nexec /bin/chmod \"$@\"\n");

        var outcome = await checkout.RunAsync("test");

        Assert.Contains(checkout.Calls, call => call.StartsWith("apt-get install --yes", StringComparison.Ordinal) && call.EndsWith("redis-server", StringComparison.Ordinal));
        Assert.DoesNotContain("skipped.", outcome.Error, StringComparison.Ordinal);
    }

    private static Checkout Create()
    {
        var checkout = new Checkout();
        checkout.Set("GrainRuntime", "Local");
        checkout.AddTestProject("A.Tests");
        checkout.AddTestProject("B.Tests");
        return checkout;
    }

    private static string LastLine(Outcome outcome) => outcome.Out.TrimEnd('\n').Split('\n')[^1];
}
