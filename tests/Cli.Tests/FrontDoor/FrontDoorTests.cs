using System.Diagnostics;
using System.Globalization;
using GitBrag.Testing;

namespace GitBrag.Cli.Tests.FrontDoor;

public sealed class FrontDoorTests
{
    [BashFact]
    public async Task An_unknown_command_is_one_sentence_and_64()
    {
        using var checkout = new Checkout();

        var outcome = await checkout.RunAsync("benchmark");

        Assert.Equal((64, "", "gitbrag: 'benchmark' is not a command; ./gitbrag help lists them.\n"), (outcome.ExitCode, outcome.Out, outcome.Error));
    }

    [BashFact]
    public async Task Help_and_version_need_no_sdk()
    {
        using var checkout = new Checkout(withSdk: false);

        var help = await checkout.RunAsync("--help");
        var version = await checkout.RunAsync("--version");

        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.All(["demo", "run", "report", "test", "delete"], command => Assert.Contains($"\n  {command} ", help.Out, StringComparison.Ordinal));
        Assert.Equal((0, "gitbrag 1.0.0\n"), (version.ExitCode, version.Out));
    }

    [BashFact]
    public async Task Without_an_sdk_one_sentence_says_what_to_install()
    {
        using var checkout = new Checkout(withSdk: false);

        var outcome = await checkout.RunAsync("demo");

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("gitbrag: the .NET SDK 10 is missing; install it from https://", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [BashFact]
    public async Task An_older_sdk_is_named_in_the_sentence()
    {
        using var checkout = new Checkout();
        checkout.Set("SDK", "");

        var outcome = await checkout.RunAsync("demo");

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("gitbrag: the .NET SDK 10 is needed, and only 8.0.404 is here;", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task The_program_takes_the_place_of_the_script_with_all_arguments()
    {
        using var checkout = new Checkout();

        var outcome = await checkout.RunAsync("report", "octo cat", "--json");

        // The same process id: a signal to the script reaches the program.
        Assert.Equal((0, $"program {outcome.Pid}\n"), (outcome.ExitCode, outcome.Out));
        Assert.EndsWith("/artifacts/bin/Cli/release/GitBrag.Cli.dll report octo cat --json", checkout.Calls[^1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(checkout.Root, "artifacts"), "log.*"));
    }

    [BashFact]
    public async Task It_works_from_another_directory_and_through_links()
    {
        using var checkout = new Checkout();
        var elsewhere = Directory.CreateDirectory(Path.Combine(checkout.Elsewhere, "else where")).FullName;
        File.CreateSymbolicLink(Path.Combine(elsewhere, "first"), Path.GetRelativePath(elsewhere, Path.Combine(checkout.Root, "gitbrag")));
        File.CreateSymbolicLink(Path.Combine(elsewhere, "second"), Path.Combine(elsewhere, "first"));

        var outcome = await checkout.RunFromAsync("/", Path.Combine(elsewhere, "second"), "demo");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith($"{checkout.Root}/artifacts/bin/Cli/", checkout.Calls[^1], StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_program_is_built_again_only_when_a_source_has_changed()
    {
        using var checkout = new Checkout();
        await checkout.RunAsync("run");
        await checkout.RunAsync("run");
        Assert.Equal(1, Builds());

        var source = Path.Combine(checkout.Root, "New.cs");
        await File.WriteAllTextAsync(source, "class New;");
        File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch);
        await checkout.RunAsync("run");
        Assert.Equal(2, Builds());

        await File.WriteAllTextAsync(source, "class Now;");
        await checkout.RunAsync("run");
        Assert.Equal(3, Builds());

        File.Delete(source);
        await checkout.RunAsync("run");
        Assert.Equal(4, Builds());

        foreach (var setting in (string[])["appsettings.json", "deploy/.env", "dump.rdb"])
        {
            Directory.CreateDirectory(Path.Combine(checkout.Root, "deploy"));
            await File.WriteAllTextAsync(Path.Combine(checkout.Root, setting), "{}");
        }

        await checkout.RunAsync("run");
        Assert.Equal(4, Builds());

        int Builds() => checkout.Calls.Count(call => call.StartsWith("build ", StringComparison.Ordinal));
    }

    [BashFact]
    public async Task A_build_that_failed_is_tried_again()
    {
        using var checkout = new Checkout();
        checkout.Set("BUILD_ERROR", "CS1002: ; expected");
        Assert.Equal(1, (await checkout.RunAsync("run")).ExitCode);
        Assert.Equal(1, (await checkout.RunAsync("run")).ExitCode);

        checkout.Set("BUILD_ERROR", "");
        Assert.Equal(0, (await checkout.RunAsync("run")).ExitCode);
    }

    [BashFact]
    public async Task Run_is_the_service_itself_and_takes_no_arguments()
    {
        using var checkout = new Checkout();

        await checkout.RunAsync("run");
        var refused = await checkout.RunAsync("run", "--port", "80");

        Assert.EndsWith("/artifacts/bin/Api/release/GitBrag.Api.dll", checkout.Calls[^1], StringComparison.Ordinal);
        Assert.Equal(2, refused.ExitCode);
    }

    [BashFact]
    public async Task Bench_is_a_program_of_its_own_and_gets_the_arguments()
    {
        using var checkout = new Checkout();

        await checkout.RunAsync("bench", "--quick", "--compare", "a b");

        Assert.EndsWith("/artifacts/bin/Bench/release/GitBrag.Bench.dll bench --quick --compare a b", checkout.Calls[^1], StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Operators_start_a_cluster_with_the_command_line_and_bench_tests_one()
    {
        using var checkout = new Checkout();

        await checkout.RunAsync("cluster", "up");
        await checkout.RunAsync("cluster-test", "--scenario", "kill");

        Assert.EndsWith("/GitBrag.Bench.dll cluster-test --scenario kill", checkout.Calls[^1], StringComparison.Ordinal);
        Assert.Contains(checkout.Calls, call => call.EndsWith("/GitBrag.Cli.dll cluster up", StringComparison.Ordinal));
    }

    [BashFact]
    public async Task Without_a_package_source_one_sentence_says_what_is_missing()
    {
        using var checkout = new Checkout();
        checkout.Set("BUILD_ERROR", "NU1301: Unable to load the service index");

        var outcome = await checkout.RunAsync("run");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("gitbrag: the package source cannot be reached: the first build downloads NuGet packages and needs the internet.\n", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_build_that_fails_shows_the_errors_alone()
    {
        using var checkout = new Checkout();
        checkout.Set("BUILD_ERROR", "CS1002: ; expected");

        var outcome = await checkout.RunAsync("run");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Out));
        Assert.Contains("/x/A.cs(1,2): error CS1002: ; expected\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("noise", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Ending_the_script_in_a_build_ends_the_build_and_leaves_nothing_behind()
    {
        using var checkout = new Checkout();
        var pidFile = Path.Combine(checkout.Elsewhere, "build-pid");
        checkout.Set("BUILD_HANGS", pidFile);
        using var process = checkout.Start(checkout.Root, Path.Combine(checkout.Root, "gitbrag"), "demo");
        await Deadline.UntilAsync(() => File.Exists(pidFile) && File.ReadAllText(pidFile).EndsWith('\n'));

        using var kill = Process.Start(Checkout.Bash, ["-c", $"kill -TERM {process.Id}"]);
        var outcome = await Checkout.EndAsync(process);

        Assert.Equal(143, outcome.ExitCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(checkout.Root, "artifacts"), "log.*"));
        var build = int.Parse(await File.ReadAllTextAsync(pidFile), CultureInfo.InvariantCulture);
        await Deadline.UntilAsync(() => !Directory.Exists($"/proc/{build}"));
    }
}
