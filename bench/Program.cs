using GitBrag.Bench;
using GitBrag.Cli;
using GitBrag.Cli.Terminal;

using var interruption = new Interruption();
return await new BenchCommandLine(Consoles.OfProcess(), TimeProvider.System).RunAsync(args, interruption.Token);
