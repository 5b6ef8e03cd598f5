using System.Diagnostics;
using GitBrag.GitHub.StandIn;
using GitBrag.Hosting;
using GitBrag.Testing;

namespace GitBrag.Cli.Tests.Commands;

/// <summary>The program as a process of its own, with its data in a directory of its own and the stand-in for GitHub.</summary>
internal sealed class CliProcess(GitHubStandIn gitHub, string data)
{
    private readonly Dictionary<string, string?> _environment = new(SettingNames.All.Select(static name => KeyValuePair.Create(name, (string?)"")), StringComparer.Ordinal)
    {
        ["GITHUB_API_URL"] = gitHub.ApiUrl.ToString(),
        ["GITHUB_TOKEN"] = GitHubStandIn.DefaultToken,
        ["GITBRAG_DATA"] = data,
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["COLUMNS"] = null,
    };

    public void Set(string name, string? value) => _environment[name] = value;

    public async Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<(int ExitCode, string Out, string Error)> EndAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(Deadline.Patience);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, await output, await error);
    }
}
