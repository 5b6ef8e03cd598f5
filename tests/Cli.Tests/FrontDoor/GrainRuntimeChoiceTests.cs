using Xunit;

namespace GitBrag.Cli.Tests.FrontDoor;

public sealed class GrainRuntimeChoiceTests
{
    private const string Lack = "NU1101: Unable to find package Microsoft.Orleans.Sdk. No packages exist with this id in source(s): nuget.org";
    private const string Unreachable = "NU1301: Unable to load the service index for source https://packages.example/v3/index.json. [/x/OrleansProbe.csproj]";

    [BashFact]
    public async Task Where_Orleans_restores_it_is_taken_and_remembered()
    {
        using var checkout = new Checkout();

        var first = await checkout.RunAsync("demo");
        var second = await checkout.RunAsync("demo");

        Assert.Contains("gitbrag: grain runtime Orleans, the Orleans packages restore here; remembered in GrainRuntime.props", first.Error, StringComparison.Ordinal);
        Assert.Contains("gitbrag: grain runtime Orleans, as remembered in GrainRuntime.props (the Orleans packages restore here);", second.Error, StringComparison.Ordinal);
        Assert.Single(checkout.Calls, call => call.Contains("restore", StringComparison.Ordinal));
        Assert.Contains("<GrainRuntime>Orleans</GrainRuntime>", await File.ReadAllTextAsync(checkout.Remembered), StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Where_it_does_not_NuGets_reason_is_told_each_time_and_how_to_ask_again()
    {
        using var checkout = new Checkout();
        checkout.Set("RESTORE_ERROR", Lack);

        var first = await checkout.RunAsync("demo");
        var second = await checkout.RunAsync("demo");

        const string Reason = "(NU1101: Unable to find package Microsoft.Orleans.Sdk)";
        Assert.All([first.Error, second.Error], error => Assert.Contains("gitbrag: grain runtime Local, ", error, StringComparison.Ordinal));
        Assert.All([first.Error, second.Error], error => Assert.Contains(Reason, error, StringComparison.Ordinal));
        Assert.All([first.Error, second.Error], error => Assert.Contains("delete that file to have it found out again.", error, StringComparison.Ordinal));
        Assert.Contains("GrainRuntime=Local build", string.Join('\n', checkout.Calls), StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_source_that_cannot_be_reached_is_told_from_one_that_lacks_the_packages()
    {
        using var checkout = new Checkout();
        checkout.Set("RESTORE_ERROR", Unreachable);

        var outcome = await checkout.RunAsync("demo");

        Assert.Contains("(NU1301: Unable to load the service index for source https://packages.example/v3/index.json)", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task Deleting_the_file_has_it_found_out_again()
    {
        using var checkout = new Checkout();
        checkout.Set("RESTORE_ERROR", Lack);
        await checkout.RunAsync("demo");

        checkout.Set("RESTORE_ERROR", "");
        File.Delete(checkout.Remembered);
        var outcome = await checkout.RunAsync("demo");

        Assert.Contains("grain runtime Orleans", outcome.Error, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task The_environment_forces_one_and_nothing_is_remembered()
    {
        using var checkout = new Checkout();
        checkout.Set("GrainRuntime", "local");

        var outcome = await checkout.RunAsync("demo");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("gitbrag: grain runtime Local, as the environment variable GrainRuntime says.", outcome.Error, StringComparison.Ordinal);
        Assert.All(checkout.Calls[1..], call => Assert.StartsWith("GrainRuntime=Local ", call, StringComparison.Ordinal));
        Assert.False(File.Exists(checkout.Remembered));
    }

    [BashFact]
    public async Task A_runtime_that_does_not_exist_is_refused()
    {
        using var checkout = new Checkout();
        checkout.Set("GrainRuntime", "Akka");

        var outcome = await checkout.RunAsync("demo");

        Assert.Equal((2, "gitbrag: GrainRuntime is 'Akka'; it must be Orleans or Local.\n"), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public void The_probe_asks_for_every_Orleans_package_that_the_solution_uses()
    {
        var used = Checkout.References("Directory.Packages.props", "PackageVersion");
        var asked = Checkout.References("eng/OrleansProbe/OrleansProbe.csproj", "PackageReference");

        Assert.Equal(used.Where(package => package.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal)), asked);
    }
}
