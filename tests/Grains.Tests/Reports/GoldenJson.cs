namespace GitBrag.Tests.Reports;

/// <summary>JSON that is laid out for people, and compared with documents that have no white space between their tokens.</summary>
internal static class GoldenJson
{
    public static string Compact(string json) => string.Concat(json.Split('\n').Select(line => line.Trim()))
        .Replace("\": ", "\":", StringComparison.Ordinal)
        .Replace(", \"", ",\"", StringComparison.Ordinal)
        .Replace("{ ", "{", StringComparison.Ordinal)
        .Replace(" }", "}", StringComparison.Ordinal)
        .Replace("}, {", "},{", StringComparison.Ordinal);
}
