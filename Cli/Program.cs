using GitBrag.Cli;
using GitBrag.Cli.Terminal;

using var interruption = new Interruption();
return await new CommandLine(Consoles.OfProcess(), TimeProvider.System).RunAsync(args, interruption.Token);
