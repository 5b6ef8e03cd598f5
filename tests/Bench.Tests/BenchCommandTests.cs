using System.Text.Json;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;
using GitBrag.Testing;

namespace GitBrag.Bench.Tests;

public sealed class BenchCommandTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    [Fact]
    public async Task A_tiny_run_measures_every_case_and_prints_json_alone()
    {
        var exitCode = await RunAsync("bench", "--sizes", "3", "--repeat", "1", "--seconds", "1", "--json");

        Assert.True(exitCode == ExitCode.Success, _error.ToString());
        using var result = JsonDocument.Parse(_output.ToString());
        var cases = result.RootElement.GetProperty("generations").GetProperty("3");
        Assert.Equal(["first", "again", "refresh", "overlapping"], cases.EnumerateObject().Select(one => one.Name));
        Assert.All(cases.EnumerateObject(), one => Assert.All(["seconds", "requests", "points"], figure => Assert.True(one.Value.GetProperty(figure).GetDouble() > 0)));
        Assert.All(["1", "32"], connections => Assert.True(result.RootElement.GetProperty("reads").GetProperty(connections).GetProperty("perSecond").GetDouble() > 0));
    }

    [Theory]
    [InlineData("bench --sizes 100,many", "--sizes takes whole numbers from 1 to 100000, not 'many'.")]
    [InlineData("bench --sizes 0", "--sizes takes whole numbers from 1 to 100000, not '0'.")]
    [InlineData("bench --repeat 0", "--repeat takes whole numbers from 1 to 100, not '0'.")]
    [InlineData("bench --seconds 601", "--seconds takes whole numbers from 1 to 600, not '601'.")]
    [InlineData("bench --fast", "Unrecognized command or argument '--fast'; --help tells more.")]
    public async Task What_cannot_be_measured_is_one_sentence_and_2(string arguments, string sentence)
    {
        var exitCode = await RunAsync(arguments.Split(' '));

        Assert.Equal((ExitCode.BadUsage, "", $"gitbrag: {sentence}\n"), (exitCode, _output.ToString(), _error.ToString()));
    }

    [Fact]
    public async Task A_file_to_compare_with_is_read_before_anything_is_measured()
    {
        using var directory = new TemporaryDirectory();

        Assert.Equal(ExitCode.BadUsage, await RunAsync("bench", "--compare", directory.File("none.json")));
        Assert.StartsWith($"gitbrag: {directory.File("none.json")} does not hold the JSON of an earlier run: ", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] arguments) =>
        new BenchCommandLine(new Consoles(Consoles.Plain(_output, 80), Consoles.Plain(_error, 80)), TimeProvider.System).RunAsync(arguments, CancellationToken.None);
}
