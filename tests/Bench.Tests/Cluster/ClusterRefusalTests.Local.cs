using GitBrag.Cli;
using GitBrag.Cli.Terminal;
using Xunit;

namespace GitBrag.Bench.Tests.Cluster;

public sealed class ClusterRefusalTests
{
    [Theory]
    [InlineData("cluster-test")]
    [InlineData("cluster up")]
    public async Task Without_the_Orleans_packages_there_is_no_cluster_which_is_one_sentence_and_3(string arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };

        var exitCode = await new BenchCommandLine(new Consoles(Consoles.Plain(output, 80), Consoles.Plain(error, 80)), TimeProvider.System)
            .RunAsync(arguments.Split(' '), CancellationToken.None);

        Assert.Equal(
            (ExitCode.Lacking, "", "gitbrag: A cluster needs the official Orleans packages, and this program was built without them (GrainRuntime=Local).\n"),
            (exitCode, output.ToString(), error.ToString()));
    }
}
