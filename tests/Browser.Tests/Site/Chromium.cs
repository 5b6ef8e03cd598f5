namespace GitBrag.Browser.Tests;

/// <summary>The Chromium of this machine. None is downloaded.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The full path of its program; null when it is not installed.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why tests in a browser are skipped; null where they are not.</summary>
    public static string? Reason { get; } = Path is null ? "chromium is not on this machine; install the package chromium" : null;

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(static folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
