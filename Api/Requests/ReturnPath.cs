namespace GitBrag.Api.Requests;

/// <summary>Where a person goes after signing in or out: a page of this service, and nowhere else.</summary>
internal static class ReturnPath
{
    public const string Parameter = "return_to";

    private const int Longest = 1024;

    /// <summary>The path when it is one of ours, else the home page.</summary>
    /// <remarks>
    /// A browser takes a second slash, or a backslash for one, as the beginning of a host, and drops tabs and line breaks before it looks. So a path begins with exactly one
    /// slash and holds no backslash and nothing but visible ASCII; whatever else is in a real path of this service comes percent-encoded.
    /// </remarks>
    public static string Safe(string? path) => path is ['/', ..] and not ['/', '/', ..] && path.Length <= Longest && path.All(static c => c is > ' ' and <= '~' and not '\\') ? path : "/";
}
