using System.Diagnostics.CodeAnalysis;

namespace GitBrag.Keys;

/// <summary>A GitHub account name on one host, lower-cased: the key of <c>IProfileGrain</c>, and part of <see cref="UserKey"/>.</summary>
/// <remarks>
/// GitHub's rule: 1 to 39 letters, digits and single inner hyphens; managed users end in one underscore and a short code; apps end in <c>[bot]</c>.
/// Only text that passes it ever reaches a GitHub query.
/// </remarks>
[GenerateSerializer, Immutable, Alias("gitbrag.GitHubLogin")]
public readonly record struct GitHubLogin
{
    /// <summary>GitHub's limit for the length of a login, in characters; the <c>[bot]</c> of an app is not counted.</summary>
    public const int MaximumLength = 39;

    /// <summary>What a login may look like, in one sentence for people.</summary>
    public const string Rule = "A GitHub username has 1 to 39 letters, digits and single hyphens, and neither begins nor ends with a hyphen.";

    private const string BotSuffix = "[bot]";

    private GitHubLogin(string host, string name) => (Host, Name) = (host, name);

    /// <summary>The GitHub host, lower-case, with its port where it has one: <c>github.com</c>.</summary>
    [Id(0)]
    public string Host { get; }

    /// <summary>The account name, lower-case.</summary>
    [Id(1)]
    public string Name { get; }

    /// <summary>Whether the account is a GitHub app (<c>name[bot]</c>), which has no profile of its own.</summary>
    public bool IsApp => Name.EndsWith(BotSuffix, StringComparison.Ordinal);

    /// <summary>Reads a username as a person or a URL gives it.</summary>
    /// <param name="host">The GitHub host the name belongs to.</param>
    /// <param name="text">The username in any letter case.</param>
    /// <param name="login">The login when the text is one.</param>
    /// <returns>Whether the text follows <see cref="Rule"/>.</returns>
    public static bool TryParse(string host, [NotNullWhen(true)] string? text, out GitHubLogin login)
    {
        login = default;
        if (text is null)
        {
            return false;
        }

        // Before it is lower-cased: a few letters of other scripts, such as the Kelvin sign, have an ASCII lower case.
        var body = text.EndsWith(BotSuffix, StringComparison.OrdinalIgnoreCase) ? text.AsSpan(0, text.Length - BotSuffix.Length) : text;
        if (body.Length is 0 or > MaximumLength || !IsWellFormed(body))
        {
            return false;
        }

        login = new GitHubLogin(host.ToLowerInvariant(), text.ToLowerInvariant());
        return true;
    }

    /// <summary>Takes a grain key apart again.</summary>
    /// <param name="key">What <see cref="ToString"/> gave.</param>
    /// <returns>The login.</returns>
    /// <exception cref="FormatException">The text is not such a key.</exception>
    public static GitHubLogin FromKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && TryParse(key[..slash], key[(slash + 1)..], out var login)
            ? login
            : throw new FormatException($"'{key}' is not a login key; it must read HOST/LOGIN.");
    }

    /// <summary>The grain key, <c>host/login</c>.</summary>
    /// <returns>The key.</returns>
    public override string ToString() => $"{Host}/{Name}";

    // Managed users (an enterprise's own accounts) carry one underscore, apps and people hyphens between letters or digits.
    private static bool IsWellFormed(ReadOnlySpan<char> name)
    {
        var underscores = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var inner = i > 0 && i < name.Length - 1 && char.IsAsciiLetterOrDigit(name[i - 1]);
            var allowed = char.IsAsciiLetterOrDigit(name[i]) || (name[i] == '-' && inner) || (name[i] == '_' && inner && ++underscores == 1);
            if (!allowed)
            {
                return false;
            }
        }

        return true;
    }
}
