using System.Diagnostics.CodeAnalysis;

namespace GitBrag.Keys;

/// <summary>A repository on one host, lower-cased: the key of <c>IRepositoryGrain</c>.</summary>
[GenerateSerializer, Immutable, Alias("gitbrag.RepositoryName")]
public readonly record struct RepositoryName
{
    private const int LongestName = 100;

    private RepositoryName(string host, string fullName) => (Host, FullName) = (host, fullName);

    /// <summary>The GitHub host, lower-case.</summary>
    [Id(0)]
    public string Host { get; }

    /// <summary><c>owner/name</c>, lower-case; GitHub compares repository names without regard to case.</summary>
    [Id(1)]
    public string FullName { get; }

    /// <summary>Reads <c>owner/name</c> in any letter case.</summary>
    /// <param name="host">The GitHub host.</param>
    /// <param name="text">The full name.</param>
    /// <param name="name">The repository name when the text is one.</param>
    /// <returns>Whether the text is an owner and a name of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, with one slash between, and neither is <c>.</c> or <c>..</c>.</returns>
    public static bool TryParse(string host, [NotNullWhen(true)] string? text, out RepositoryName name)
    {
        name = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (text is null || slash <= 0 || slash == text.Length - 1 || slash > GitHubLogin.MaximumLength || text.Length - slash - 1 > LongestName)
        {
            return false;
        }

        if (!IsWellFormed(text.AsSpan(0, slash)) || !IsWellFormed(text.AsSpan(slash + 1)))
        {
            return false;
        }

        name = new RepositoryName(host.ToLowerInvariant(), text.ToLowerInvariant());
        return true;
    }

    /// <summary>The grain key, <c>host/owner/name</c>.</summary>
    /// <returns>The key.</returns>
    public override string ToString() => $"{Host}/{FullName}";

    private static bool IsWellFormed(ReadOnlySpan<char> part)
    {
        // Those two mean folders wherever the name becomes part of a path.
        if (part is "." or "..")
        {
            return false;
        }

        foreach (var c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
