using System.Runtime.InteropServices;

namespace GitBrag.GitHub.StandIn;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            var command = CommandLine.Parse(arguments);
            if (command.IsHelp)
            {
                Console.WriteLine(CommandLine.Help);
                return 0;
            }

            await RunAsync(command);
            return 0;
        }
        catch (Exception error) when (error is CommandLineException or IOException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }

    private static async Task RunAsync(CommandLine command)
    {
        await using var github = await GitHubStandIn.StartAsync(new GitHubStandInOptions { Port = command.Port, Latency = command.Latency, HoldsClientsToLimits = false });
        github.ShowsStargazers = command.ShowsStargazers;
        foreach (var (token, login, scopes) in command.Tokens) github.Tokens.Add(token, login, scopes);
        if (command.IsDemo) DemoWorld.AddTo(github.World, command.Until ?? TimeProvider.System.GetUtcNow());
        foreach (var made in command.Generated)
            github.World.AddGenerated(made.Login, made.Count, made.Repositories, made.Days, made.MaxFiles, command.Until);
        Console.WriteLine($"A stand-in for GitHub listens on {github.ApiUrl} with {github.World.PullRequests().Count} pull requests.");
        Console.WriteLine($"Token: {GitHubStandIn.DefaultToken}. Ctrl+C stops it.");

        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await stop.Task;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }
}
