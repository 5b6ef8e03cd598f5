namespace GitBrag.Api.Requests;

/// <summary>The page that a person returns to after signing in: always one of this service.</summary>
internal static class ReturnPath
{
    public const string Parameter = "return_to";

    private const int Longest = 1024;

    /// <summary>The path if it is on this service, else the home page.</summary>
    /// <remarks>
    /// Browsers read <c>//</c> and <c>/\</c> as the start of a host, and drop tabs and line breaks first. So a safe path begins with exactly one slash and has no backslash
    /// and only visible ASCII. Real paths of this service percent-encode everything else.
    /// </remarks>
    public static string Safe(string? path) => path is ['/', ..] and not ['/', '/', ..] && path.Length <= Longest && path.All(static c => c is > ' ' and <= '~' and not '\\') ? path : "/";
}
