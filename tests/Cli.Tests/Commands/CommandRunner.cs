using System.Diagnostics;
using GitBrag.Cli.Service;
using GitBrag.Cli.Terminal;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Testing;

namespace GitBrag.Cli.Tests.Commands;

/// <summary>Runs commands with their own data directory and the stand-in for GitHub: in this process, or as the program.</summary>
internal sealed class CommandRunner(GitHubStandIn gitHub, string data)
{
    private readonly Dictionary<string, string> _settings = new(SettingNames.All.Select(static name => KeyValuePair.Create(name, "")), StringComparer.Ordinal)
    {
        ["GITHUB_API_URL"] = gitHub.ApiUrl.ToString(),
        ["GITHUB_TOKEN"] = GitHubStandIn.DefaultToken,
        ["GITBRAG_DATA"] = data,
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
    };

    private string[] Settings => [.. _settings.Select(static setting => $"--{setting.Key}={setting.Value}")];

    public void Set(string name, string value) => _settings[name] = value;

    /// <summary>Runs a command in this process.</summary>
    public async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var deadline = new CancellationTokenSource(Deadline.Patience);
        var consoles = new Consoles(Consoles.Plain(output, 80), Consoles.Plain(error, 80));
        var commands = new GitBragCommandLine(consoles, TimeProvider.System, Settings);
        var exitCode = await commands.RunAsync(arguments, deadline.Token);
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Starts a service in this process, with the settings of now.</summary>
    public Task<ServiceConnection> StartServiceAsync() => ServiceConnection.StartOwnAsync(Settings, CancellationToken.None);

    /// <summary>Runs the program.</summary>
    public async Task<(int ExitCode, string Out, string Error)> RunProcessAsync(params string[] arguments)
    {
        using var process = StartProcess(arguments);
        return await EndAsync(process);
    }

    /// <summary>Starts the program. The settings are its environment.</summary>
    public Process StartProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(GitBragCommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("COLUMNS");
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for the program to end.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> EndAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(2 * Deadline.Patience);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output, await error);
    }
}
