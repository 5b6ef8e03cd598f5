namespace GitBrag.GitHub.GraphQL;

/// <summary>What GitHub only tells by the wording of a message.</summary>
internal static class GitHubWording
{
    private const int LongestQuote = 200;

    /// <summary>Whether a query took GitHub too long.</summary>
    public static bool TellsTimeout(string? text) =>
        Has(text, "Something went wrong while executing your query") || Has(text, "couldn't respond to your request in time") || Has(text, "timeout");

    /// <summary>Whether a limit refuses the request.</summary>
    public static bool TellsLimit(string? text) => TellsPrimaryLimit(text) || TellsSecondaryLimit(text);

    /// <summary>Whether the hour's points or requests have run out: "API rate limit exceeded", "API rate limit already exceeded".</summary>
    public static bool TellsPrimaryLimit(string? text) => Has(text, "rate limit") && Has(text, "exceeded") && !TellsSecondaryLimit(text);

    /// <summary>Whether too much was asked in too short a time.</summary>
    public static bool TellsSecondaryLimit(string? text) =>
        Has(text, "secondary rate limit") || Has(text, "secondary limit") || Has(text, "abuse detection") || Has(text, "submitted too quickly") || Has(text, "too many requests");

    /// <summary>Whether a search is refused because the person cannot be searched.</summary>
    public static bool TellsUnsearchable(string? text) => Has(text, "cannot be searched");

    /// <summary>A message cut to a readable length, on one line.</summary>
    public static string Quote(string? message)
    {
        var line = string.Join(' ', (message ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line switch
        {
            "" => "it gives no reason.",
            { Length: > LongestQuote } => line[..LongestQuote] + "…",
            _ => line,
        };
    }

    private static bool Has(string? text, string words) => text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
