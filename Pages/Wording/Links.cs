using GitBrag.Profiles;
using GitBrag.Reports;

namespace GitBrag.Pages.Wording;

/// <summary>Makes links of what people typed into their profiles, where that is safe.</summary>
internal static class Links
{
    /// <summary>A text as an address to link to: absolute, <c>https</c>, without a user name in it; null for anything else, which is then shown as text.</summary>
    public static string? Https(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Host.Length > 0
            ? address.AbsoluteUri
            : null;

    /// <summary>An address of a website as typed: GitHub lets people leave the scheme out.</summary>
    public static string? Website(string? text) =>
        text is { Length: > 0 } && !text.Contains(':', StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal) ? Https($"https://{text.Trim()}") : Https(text);

    /// <summary>How an address reads: without its scheme and a slash at its end.</summary>
    public static string Readable(string text)
    {
        var trimmed = text.Trim();
        var rest = trimmed.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? trimmed["https://".Length..] : trimmed;
        return rest.TrimEnd('/');
    }

    /// <summary>The links of a profile with the words to show; the address is null where the text is none that may be linked to.</summary>
    public static IEnumerable<(string Text, string? Address)> Of(ReportProfile profile)
    {
        if (profile.Website is { Length: > 0 } website)
        {
            yield return (Readable(website), Website(website));
        }

        if (profile.Twitter is { Length: > 0 } twitter)
        {
            yield return ($"@{twitter}", twitter.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"https://x.com/{twitter}" : null);
        }

        foreach (SocialAccount account in profile.SocialAccounts)
        {
            yield return (Readable(account.Url), Https(account.Url));
        }
    }
}
