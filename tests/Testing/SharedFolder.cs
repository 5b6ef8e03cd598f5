namespace GitBrag.Testing;

/// <summary>The folder with the material that lies beside the repository: real pull requests, and what reports must say of them.</summary>
public static class SharedFolder
{
    /// <summary>The environment variable that names the folder, where it does not lie beside the repository as <c>../shared</c>.</summary>
    public const string Variable = "GITBRAG_SHARED";

    /// <summary>The folder as configured or found; it need not exist.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : BesideRepository();

    /// <summary>Gives the path of something in the folder.</summary>
    /// <param name="parts">The names down to it.</param>
    /// <returns>The path, whether or not there is anything.</returns>
    public static string Find(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string BesideRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "GitBrag.Orleans.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "..", "shared"));
    }
}
