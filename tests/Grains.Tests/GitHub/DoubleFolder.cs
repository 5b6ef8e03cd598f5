using System.Diagnostics;
using System.Security.Cryptography;
using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

/// <summary>Finds the GitHub double with its packages. Where they are not installed beside it, they are installed in a scratch folder, once.</summary>
internal static class DoubleFolder
{
    private static readonly TimeSpan InstallPatience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<(string? Folder, string? Problem)> Looked = new(Look);

    /// <summary>Where the double can be run.</summary>
    public static string Found => Looked.Value.Folder ?? throw new InvalidOperationException(Looked.Value.Problem);

    /// <summary>Why it cannot be run; null when it can.</summary>
    public static string? Problem => Looked.Value.Problem;

    private static (string? Folder, string? Problem) Look()
    {
        var folder = Environment.GetEnvironmentVariable("GITHUB_DOUBLE") is { Length: > 0 } named ? named : SharedFolder.Find("github-double");
        if (!File.Exists(Path.Combine(folder, "server.mjs")))
            return (null, $"{folder} is missing; GITHUB_DOUBLE can name another folder.");
        if (!IsOnPath("node"))
            return (null, "Node is missing, which runs the GitHub double.");
        if (Directory.Exists(Path.Combine(folder, "node_modules")))
            return (folder, null);
        return IsOnPath("npm") ? Install(folder) : (null, $"{folder} lacks its packages, and npm is missing, which installs them.");
    }

    private static (string? Folder, string? Problem) Install(string folder)
    {
        var sources = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var version = Convert.ToHexStringLower(SHA256.HashData([.. sources.SelectMany(File.ReadAllBytes)]))[..12];
        var installed = Path.Combine(Path.GetTempPath(), $"gitbrag-github-double-{version}");
        if (Directory.Exists(installed))
            return (installed, null);

        var scratch = Directory.CreateTempSubdirectory("gitbrag-github-double-").FullName;
        sources.ForEach(source => File.Copy(source, Path.Combine(scratch, Path.GetFileName(source))));
        using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent"])
        {
            WorkingDirectory = scratch, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        npm.OutputDataReceived += static (_, _) => { };
        npm.ErrorDataReceived += static (_, _) => { };
        npm.BeginOutputReadLine();
        npm.BeginErrorReadLine();
        if (!npm.WaitForExit(InstallPatience))
            npm.Kill(entireProcessTree: true);
        if (!npm.HasExited || npm.ExitCode != 0)
            return (null, $"{folder} lacks its packages, and npm could not install them.");

        try
        {
            Directory.Move(scratch, installed);
            return (installed, null);
        }
        catch (IOException) when (Directory.Exists(installed))
        {
            // Another test process was faster.
            return (installed, null);
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
