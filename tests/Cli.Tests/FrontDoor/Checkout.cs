using System.Diagnostics;

namespace GitBrag.Cli.Tests.FrontDoor;

/// <summary>A directory with the front door, a stand-in for the SDK that writes down what it is called with, and the few tools the script may use.</summary>
internal sealed class Checkout : IDisposable
{
    public const string Bash = "/bin/bash";

    private const string Solution = "GitBrag.Orleans.sln";

    private static readonly string[] Tools =
    [
        "awk", "bash", "cat", "cksum", "dirname", "env", "find", "grep", "id", "mkdir", "mktemp", "paste", "readlink", "rm", "sed", "sh", "sleep", "sort", "tee",
    ];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gitbrag-front-door-");
    private readonly DirectoryInfo _elsewhere = Directory.CreateTempSubdirectory("gitbrag-elsewhere-");
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public Checkout(bool withSdk = true)
    {
        foreach (var file in (string[])["gitbrag", "Directory.Build.props"])
        {
            File.Copy(Path.Combine(Repository(), file), Path.Combine(Root, file));
        }

        Directory.CreateDirectory(Path.Combine(Elsewhere, "home"));
        Directory.CreateDirectory(BinPath);
        foreach (var tool in Tools)
        {
            var found = ((string[])["/usr/bin", "/bin"]).Select(place => Path.Combine(place, tool)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(BinPath, tool), found);
        }

        if (withSdk)
        {
            AddTool("dotnet", FakeDotnet.Script);
        }

        Set("PATH", BinPath);
        Set("HOME", Path.Combine(Elsewhere, "home"));
        Set("TMPDIR", Elsewhere);
        Set("CALLS", CallsPath);
    }

    public string Root => _directory.FullName;

    /// <summary>A directory outside the checkout, which holds the home directory, the tools and what is temporary.</summary>
    public string Elsewhere => _elsewhere.FullName;

    /// <summary>What the SDK was called with, one call a line.</summary>
    public string[] Calls => File.Exists(CallsPath) ? File.ReadAllLines(CallsPath) : [];

    private string BinPath => Path.Combine(Elsewhere, "bin");

    private string CallsPath => Path.Combine(Elsewhere, "calls");

    public void Set(string name, string value) => _environment[name] = value;

    public void AddTool(string name, string script)
    {
        var path = Path.Combine(BinPath, name);
        File.WriteAllText(path, script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public Task<Outcome> RunAsync(params string[] arguments) => RunFromAsync(Root, Path.Combine(Root, "gitbrag"), arguments);

    public async Task<Outcome> RunFromAsync(string directory, string script, params string[] arguments)
    {
        using var process = Start(directory, script, arguments);
        return await EndAsync(process);
    }

    public Process Start(string directory, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Bash, [script, .. arguments])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static async Task<Outcome> EndAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return new Outcome(process.ExitCode, await output, await error, process.Id);
    }

    public void Dispose()
    {
        _directory.Delete(recursive: true);
        _elsewhere.Delete(recursive: true);
    }

    /// <summary>The root of the repository that these tests belong to.</summary>
    public static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, Solution)))
        {
            directory = directory.Parent ?? throw new InvalidOperationException($"No directory above {AppContext.BaseDirectory} holds {Solution}.");
        }

        return directory.FullName;
    }
}
