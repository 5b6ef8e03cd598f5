using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace GitBrag.Keys;

/// <summary>A GitHub account name on one host, lower-cased: the key of <c>IProfileGrain</c>, and part of <see cref="UserKey"/>.</summary>
/// <remarks>
/// GitHub's rule for a new account is stricter, but accounts from before it keep their names: <c>octo-</c>, <c>-octo-</c>, <c>octo--cat</c>. Managed users end in
/// an underscore and a short code, apps in <c>[bot]</c>. Only text that follows <see cref="Rule"/> reaches a GitHub query: none of its characters ends a search word.
/// </remarks>
[GenerateSerializer, Immutable, Alias("gitbrag.GitHubLogin")]
public readonly record struct GitHubLogin
{
    /// <summary>The longest login, in characters; the <c>[bot]</c> of an app is not counted.</summary>
    /// <remarks>A new account has at most 39. One more is allowed, since the rule for accounts from before it is not known.</remarks>
    public const int MaximumLength = 40;

    /// <summary>What a login may look like, in one sentence for people.</summary>
    public const string Rule = "A GitHub username has 1 to 40 characters: letters, digits, hyphens and underscores.";

    private const string BotSuffix = "[bot]";

    private static readonly SearchValues<char> Characters = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

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
        if (body.Length is 0 or > MaximumLength || body.ContainsAnyExcept(Characters))
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
}
