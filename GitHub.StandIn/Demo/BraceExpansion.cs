namespace GitBrag.GitHub.StandIn;

internal static class BraceExpansion
{
    /// <summary>Every path that a pattern such as <c>src/{a,b}.cs</c> stands for, in order. Braces do not nest.</summary>
    public static IEnumerable<string> Of(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return [pattern];
        var close = pattern.IndexOf('}', open);
        var tails = Of(pattern[(close + 1)..]).ToList();
        return pattern[(open + 1)..close].Split(',').SelectMany(word => tails.Select(tail => pattern[..open] + word + tail));
    }
}
