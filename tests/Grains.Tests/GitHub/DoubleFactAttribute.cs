using GitBrag.Testing;

namespace GitBrag.Tests.GitHub;

/// <summary>A fact that needs the GitHub double, which checks queries against GitHub's own schema. Skipped by name where it, its packages or Node are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DoubleFactAttribute : FactAttribute
{
    public DoubleFactAttribute()
    {
        Skip = !Path.Exists(Path.Combine(Folder, "server.mjs")) ? $"{Folder} is missing; GITHUB_DOUBLE can name another folder."
            : !Path.Exists(Path.Combine(Folder, "node_modules")) ? $"{Folder} lacks its packages (npm install there); GITHUB_DOUBLE can name another folder."
            : !IsOnPath("node") ? "Node is missing, which runs the GitHub double."
            : null;
    }

    /// <summary>Where the double is.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("GITHUB_DOUBLE") is { Length: > 0 } named ? named : SharedFolder.Find("github-double");

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
