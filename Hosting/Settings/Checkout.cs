namespace GitBrag.Hosting;

/// <summary>The checkout of the repository that the program was built in.</summary>
public static class Checkout
{
    private const string Solution = "GitBrag.Orleans.sln";

    /// <summary>Its root; null when the program runs from elsewhere.</summary>
    public static string? Root { get; } = Find();

    private static string? Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, Solution)))
        {
            directory = directory.Parent;
        }

        return directory?.FullName;
    }
}
