namespace GitBrag.GitHub.StandIn;

/// <summary>A hash that is the same in every process, which <see cref="string.GetHashCode()"/> is not.</summary>
internal static class StableHash
{
    public static int Of(string text)
    {
        var hash = 17;
        foreach (var letter in text) hash = unchecked((hash * 31) + char.ToLowerInvariant(letter));
        return hash;
    }
}
