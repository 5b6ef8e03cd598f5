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
        Assert.Contains("Local/B.Tests:\noutput of B.Tests\n", outcome.Out, StringComparison.Ordinal);
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
        Assert.Contains("\nLocal/A.Tests, skipped:\n  A.Tests.Test: \"redis-server\" is missing\n\n", outcome.Out, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Without_redis_or_chromium_and_without_root_the_packages_are_named()
    {
        using var checkout = Create();
        checkout.AddTool("id", "#!/bin/bash\necho 1000\n");

        var outcome = await checkout.RunAsync("test");

        Assert.Contains("gitbrag: redis-server is missing; install the package redis-server (", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("gitbrag: chromium is missing; install the package chromium (", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Root_on_Debian_has_redis_and_chromium_installed()
    {
        using var checkout = Create();
        checkout.AddTool("id", "#!/bin/bash\necho 0\n");
        checkout.AddTool("apt-get", "#!/bin/bash\nprintf '#!/bin/bash\\n' >\"${0%/*}/${!#}\"; chmod +x \"${0%/*}/${!#}\"; printf 'apt-get %s\\n' \"$*\" >>\"$CALLS\"\n");
        checkout.AddTool("chmod", "#!/bin/bash\nexec /bin/chmod \"$@\"\n");

        var outcome = await checkout.RunAsync("test");

        Assert.Contains(checkout.Calls, call => call.StartsWith("apt-get install --yes", StringComparison.Ordinal) && call.EndsWith("redis-server", StringComparison.Ordinal));
        Assert.Contains(checkout.Calls, call => call.StartsWith("apt-get install --yes", StringComparison.Ordinal) && call.EndsWith("chromium", StringComparison.Ordinal));
        Assert.DoesNotContain("skipped.", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Where_Orleans_restores_the_tests_run_on_both_runtimes_and_each_has_a_line()
    {
        using var checkout = Create(runtime: null);
        checkout.Set("A_COUNTERS", Passing);
        checkout.Set("B_COUNTERS", Passing);

        var outcome = await checkout.RunAsync("test");

        Assert.Contains("gitbrag: testing on grain runtimes Local and Orleans, the Orleans packages restore here;", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\ngrain runtime Local: 10 passed, 0 failed, 0 skipped\ngrain runtime Orleans: 5 passed, 0 failed, 0 skipped\n", outcome.Out, StringComparison.Ordinal);
        Assert.Equal((0, "15 passed, 0 failed, 0 skipped"), (outcome.ExitCode, LastLine(outcome)));
        Assert.Equal(["/artifacts/local/bin/A.Tests", "/artifacts/local/bin/B.Tests", "/artifacts/orleans/bin/A.Tests"], Tested(checkout));
        Assert.All(
            checkout.Calls.Where(call => call.Contains("/artifacts/", StringComparison.Ordinal)),
            call => Assert.StartsWith(call.Contains("/artifacts/local/", StringComparison.Ordinal) ? "GrainRuntime=Local " : "GrainRuntime=Orleans ", call, StringComparison.Ordinal));
    }

    [BashFact]
    public async Task Where_it_does_not_they_run_on_the_local_one_and_the_reason_is_told()
    {
        using var checkout = Create(runtime: null);
        checkout.Set("RESTORE_ERROR", "NU1101: Unable to find package Microsoft.Orleans.Sdk");
        checkout.Set("A_COUNTERS", Passing);
        checkout.Set("B_COUNTERS", Passing);

        var outcome = await checkout.RunAsync("test");

        Assert.Contains("gitbrag: testing on grain runtime Local alone, the Orleans packages do not restore here (NU1101", outcome.Error, StringComparison.Ordinal);
        Assert.Equal((0, "10 passed, 0 failed, 0 skipped"), (outcome.ExitCode, LastLine(outcome)));
        Assert.DoesNotContain("grain runtime Orleans:", outcome.Out, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Sources_that_both_runtimes_compile_are_analysed_once()
    {
        using var checkout = Create(runtime: null);

        await checkout.RunAsync("test");

        var builds = checkout.Calls.Where(call => call.Contains(" build ", StringComparison.Ordinal)).ToDictionary(call => call.Split(' ')[0]);
        Assert.DoesNotContain("Analyze", builds["GrainRuntime=Local"], StringComparison.Ordinal);
        Assert.Contains(" -p:AnalyzeSharedSources=false ", builds["GrainRuntime=Orleans"], StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_build_that_fails_names_its_runtime_and_nothing_is_tested()
    {
        using var checkout = Create(runtime: null);
        checkout.Set("BUILD_ERROR", "CS1002: ; expected");

        var outcome = await checkout.RunAsync("test");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Out));
        Assert.EndsWith("/x/A.cs(1,2): error CS1002: ; expected\ngitbrag: it does not build for grain runtime Local.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Tested(checkout));
    }

    /// <summary>A checkout with two test projects, of which the first compiles grains.</summary>
    private static Checkout Create(string? runtime = "Local")
    {
        var checkout = new Checkout();
        if (runtime is not null)
            checkout.Set("GrainRuntime", runtime);
        checkout.AddTestProject("A.Tests", "<Project><UsesGrainRuntime>true</UsesGrainRuntime></Project>");
        checkout.AddTestProject("B.Tests", "<Project/>");
        return checkout;
    }

    private static IEnumerable<string> Tested(Checkout checkout) =>
        from call in checkout.Calls
        where call.Contains(" test ", StringComparison.Ordinal)
        let start = call.IndexOf("/artifacts/", StringComparison.Ordinal)
        let folder = call[start..call.IndexOf("/release/", StringComparison.Ordinal)]
        orderby folder
        select folder;

    private static string LastLine(Outcome outcome) => outcome.Out.TrimEnd('\n').Split('\n')[^1];
}
