using GitBrag.Api;
using GitBrag.Cli;
using GitBrag.Cli.Invocation;
using GitBrag.Cli.Terminal;

// The service has its own signals, messages and exit codes, and starts faster without a command line.
if (args is [GitBragCommandLine.Run])
{
    return await GitBragApplication.RunAsync([]);
}

using var interruption = new Interruption();
return await new GitBragCommandLine(Consoles.OfProcess(), TimeProvider.System).RunAsync(args, interruption.Token);
