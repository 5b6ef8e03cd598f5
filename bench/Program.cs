using GitBrag.Bench;
using GitBrag.Bench.Cluster.Members;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;

if (args is [NextVersionSilo.Argument])
{
    return await NextVersionSilo.RunAsync();
}

using var interruption = new Interruption();
return await new BenchCommandLine(Consoles.OfProcess(), TimeProvider.System).RunAsync(args, interruption.Token);
