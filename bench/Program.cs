using GitBrag.Bench;
using GitBrag.Bench.Cluster.Later;
using GitBrag.Cli;
using GitBrag.Cli.Terminal;

if (args is [LaterSilo.Argument])
{
    return await LaterSilo.RunAsync();
}

using var interruption = new Interruption();
return await new BenchCommandLine(Consoles.OfProcess(), TimeProvider.System).RunAsync(args, interruption.Token);
